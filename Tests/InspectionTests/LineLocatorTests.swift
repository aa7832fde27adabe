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
}
