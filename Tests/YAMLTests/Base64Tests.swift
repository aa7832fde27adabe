import Diagnostics
import Testing

@testable import YAML

@Suite struct Base64Tests {
  // RFC 4648, section 10, and the two last characters of the alphabet.
  @Test(
    "bytes are encoded with padding",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"), ("<>?\u{FB}~", "PD4/w7t+"),
    ])
  func encode(_ text: String, _ expected: String) {
    let encoded = Array(text.utf8).withBytes { Base64.encode($0) }
    #expect(String(decoding: encoded, as: UTF8.self) == expected)
  }

  @Test("lines are cut from the whole", arguments: [51, 52, 53, 104, 105, 106, 107, 210, 211, 1000])
  func linesAreOne(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = bytes.withBytes { Base64.encode($0) }
    #expect(bytes.withBytes { Base64.encodeInLines($0) }.filter { $0 != UInt8(ascii: "\n") } == whole)
  }

  @Test("what is longer than 70 characters is cut", arguments: [(51, [68]), (52, [70, 2, 0]), (105, [70, 70, 0])])
  func lines(_ count: Int, _ lengths: [Int]) {
    let bytes = [UInt8](repeating: 0x61, count: count)
    let lines = bytes.withBytes { Base64.encodeInLines($0) }
    #expect(lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(\.count) == lengths)
  }
}
