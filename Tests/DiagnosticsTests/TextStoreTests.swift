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
}
