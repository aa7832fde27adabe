import Diagnostics
import Testing

@testable import Inspection

struct LineLocatorTests {
  /// An error and a report name the same place alike, behind combining characters and emoji too.
  @Test func agreesWithTheStore() throws {
    let store = TextStore()
    _ = try store.addFile(path: "first.yaml", contents: "a: b\n")
    let text = "name: e\u{301}\u{302}x\n\n日本: 👩‍👩‍👧 y\r\nplain: z"
    let file = try store.addFile(path: "a.yaml", contents: text)
    let locator = LineLocator(store)
    for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 {
      let position = Position(offset: file.range.offset + UInt32(offset))
      #expect(locator.location(of: position) == store.location(of: position))
    }
    let x = try #require(text.utf8.firstIndex(of: UInt8(ascii: "x")))
    let offset = text.utf8.distance(from: text.startIndex, to: x)
    #expect(locator.location(of: Position(offset: file.range.offset + UInt32(offset)))?.column == 8)
  }

  /// In a long line, whichever place is asked for first.
  @Test func agreesInLongLines() throws {
    let store = TextStore()
    let value = #"{"name": "e\u{301}日本 👩‍👩‍👧", "value": 1}, "#
    let text = "[\n" + String(repeating: value, count: 200) + "x\r\n" + String(repeating: "é", count: 3000) + "]\n"
    let file = try store.addFile(path: "a.json", contents: text)
    let locator = LineLocator(store)
    let offsets = text.utf8.enumerated().filter { $0.element & 0xC0 != 0x80 }.map(\.offset)
    for offset in offsets.reversed() where offset % 7 == 0 {
      let position = Position(offset: file.range.offset + UInt32(offset))
      #expect(locator.location(of: position) == store.location(of: position))
    }
  }

  @Test func countsLongLinesOnce() throws {
    let store = TextStore()
    let text = "é [" + String(repeating: "{\"a\": 1}, ", count: 500_000) + "]"
    let file = try store.addFile(path: "a.json", contents: text)
    let locator = LineLocator(store)
    var columns = 0
    for offset in stride(from: 4, to: text.utf8.count, by: 10) {
      columns += locator.location(of: Position(offset: file.range.offset + UInt32(offset)))?.column ?? 0
    }
    // 4, 14, 24 and so on, for as many as there are.
    let count = (text.utf8.count - 4 + 9) / 10
    #expect(columns == count * 4 + 10 * count * (count - 1) / 2)
  }
}
