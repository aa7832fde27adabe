import YAML

/// The value of a list selector, which is a regular expression that may match anywhere in the text.
package struct ElementPattern: @unchecked Sendable {
  private let literal: [UInt8]?
  private let expression: Regex<AnyRegexOutput>?

  init(_ pattern: String) {
    let isLiteral = pattern.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: " "): true
      default: false
      }
    }
    literal = isLiteral ? Array(pattern.utf8) : nil
    expression = isLiteral ? nil : try? Regex(pattern).matchingSemantics(.unicodeScalar)
  }

  /// Whether it can be read at all.
  var isValid: Bool { literal != nil || expression != nil }

  func matches(_ node: Node) -> Bool {
    if let literal, isPlainText(node) {
      return literal.isEmpty || node.bytes.contains(literal)
    }
    let text = EmbeddedYAML.text(of: node).trimmingSpace
    if let literal { return literal.isEmpty || text.utf8.contains(literal) }
    return (try? expression?.firstMatch(in: text)) ?? nil != nil
  }

  /// A scalar that is its own notation, but for spaces around it.
  private func isPlainText(_ node: Node) -> Bool {
    node.isScalar && node.style == .plain && node.tag == .string && !node.bytes.isEmpty
      && node.bytes.allSatisfy { byte in
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      } && node.bytes[0] != UInt8(ascii: "-")
  }
}
