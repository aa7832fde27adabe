import Testing

@testable import Diagnostics

struct LineIndexTests {
  @Test func findsLines() throws {
    let store = TextStore()
    _ = try store.addFile(path: "first", contents: "x\n")
    let file = try store.addFile(path: "a.yaml", contents: "one\n\nthree\n")
    let index = LineIndex(file, in: store)
    let lines = (0...10).map { index.line(of: file.range.offset + $0).number }
    #expect(lines == [1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 3])
    #expect(index.line(of: file.range.offset + 11).number == 4)
    #expect(index.line(of: file.range.offset + 7).start == file.range.offset + 5)
  }

  /// Text, and how many characters, 16-bit units and code points it has.
  @Test(arguments: [
    ("", 0, 0, 0), ("ab", 2, 2, 2), ("é", 1, 1, 1), ("e\u{301}", 1, 2, 2), ("日本", 2, 2, 2), ("😀", 1, 2, 1),
    ("👩‍👩‍👧", 1, 8, 5), ("a\u{308}: 😀x", 5, 7, 6),
  ])
  func columns(text: String, characters: Int, units: Int, codePoints: Int) {
    text.withBytes {
      #expect(ColumnUnit.character.count($0) == characters)
      #expect(ColumnUnit.utf16.count($0) == units)
      #expect(ColumnUnit.codePoint.count($0) == codePoints)
    }
  }

  @Test func halvesToThePlaceWhereItEnds() {
    for end in 0...20 { #expect((0..<20).partitionPoint { $0 < end } == end) }
    #expect((5..<5).partitionPoint { _ in true } == 5)
    #expect((-3..<9).partitionPoint { $0 < 0 } == 0)
  }
}
