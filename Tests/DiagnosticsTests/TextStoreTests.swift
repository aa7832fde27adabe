import Diagnostics
import Testing

@Suite struct TextStoreTests {
  private func file(_ text: String, in store: TextStore, path: String, lineOffset: Int = 0) throws -> SourceFile {
    try store.addFile(path: path, contents: text, lineOffset: lineOffset)
  }

  @Test func findsTheFileOfAPosition() throws {
    let store = TextStore()
    let first = try file("a: 1\nb: 2\n", in: store, path: "first.yaml")
    let made = store.append("made")
    let second = try file("c: 3\n", in: store, path: "second.yaml")
    #expect(store.file(at: first.start)?.path == "first.yaml")
    #expect(store.file(at: second.start)?.path == "second.yaml")
    #expect(store.file(at: Position(offset: made.offset + 1)) == nil)
    #expect(store.file(at: .nowhere) == nil)
  }

  @Test func countsLinesAndCharacters() throws {
    let store = TextStore()
    let text = try file("a: 1\né: 日本 x\n", in: store, path: "a.yaml")
    // Behind `a: 1\n` (5 bytes), `é: ` (4) and `日本 ` (7).
    let position = Position(offset: text.range.offset + 16)
    #expect(store.location(of: position) == Location(path: "a.yaml", line: 2, column: 7))
    #expect(store.snippet(at: position, width: 9)?.width == 1)
    #expect(store.snippet(at: position, width: 1)?.previousLine == "a: 1")
  }

  @Test func documentsWithinFilesCountFromTheirPlace() throws {
    let store = TextStore()
    let inner = try file("x: 1\ny: 2\n", in: store, path: "outer.yaml", lineOffset: 7)
    #expect(store.location(of: Position(offset: inner.range.offset + 5))?.line == 9)
  }

  @Test func findsLinesOfFilesInTurn() throws {
    let store = TextStore()
    let first = try file("a: 1\nb: 2\nc: 3", in: store, path: "first.yaml")
    let second = try file("\n\nd: 4\n", in: store, path: "second.yaml")
    func line(_ file: SourceFile, _ offset: UInt32) -> Int? {
      store.location(of: Position(offset: file.range.offset + offset))?.line
    }
    for _ in 0..<2 {
      #expect([0, 4, 5, 10, 14].map { line(first, $0) } == [1, 1, 2, 3, 3])
      #expect([0, 1, 2, 7].map { line(second, $0) } == [1, 2, 3, 4])
    }
    #expect(store.snippet(at: Position(offset: first.range.offset + 10), width: 1)?.previousLine == "b: 2")
    #expect(store.snippet(at: first.start, width: 1)?.previousLine == nil)
  }

  @Test func forgetsTheLinesOfWhatIsTakenBack() throws {
    let store = TextStore()
    let mark = store.mark
    let first = try file("a\n\n\nb", in: store, path: "first.yaml")
    #expect(store.location(of: Position(offset: first.range.offset + 4))?.line == 4)
    store.rewind(to: mark)
    let second = try file("one line", in: store, path: "second.yaml")
    #expect(
      store.location(of: Position(offset: second.range.offset + 4)) == Location(path: "second.yaml", line: 1, column: 5)
    )
  }
}
