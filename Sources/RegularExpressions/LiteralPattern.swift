import Diagnostics

/// A regular expression with no operator but the dot, as most names in a kustomization are: it is compared with a text
/// and needs no engine.
package struct LiteralPattern: Sendable {
  private let bytes: [UInt8]
  /// Whether it has no dot either, and so means one text only.
  package let isExact: Bool

  /// Nil where the pattern has an operator.
  package init?(_ pattern: String) {
    var isExact = true
    for byte in pattern.utf8 {
      if Self.isOperator(byte) { return nil }
      if byte == UInt8(ascii: ".") { isExact = false }
    }
    bytes = Array(pattern.utf8)
    self.isExact = isExact
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// Where the match ends with which a text begins; nil where it begins with none. A dot stands for any scalar but a
  /// newline.
  package func prefixEnd(in text: ByteSpan) -> Int? {
    var end = 0
    for byte in bytes {
      guard end < text.count else { return nil }
      if byte == UInt8(ascii: ".") {
        guard text[end] != UInt8(ascii: "\n") else { return nil }
        end += UTF8Scalar(text, at: end).width
      } else {
        guard text[end] == byte else { return nil }
        end += 1
      }
    }
    return end
  }

  /// Whether it matches the whole of a text.
  package func matchesWhole(_ text: String) -> Bool {
    text.withBytes { prefixEnd(in: $0) == $0.count }
  }
}
