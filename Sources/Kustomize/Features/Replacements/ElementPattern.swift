import RegularExpressions
import YAML

/// The value of a list selector, which is a regular expression that may match anywhere in the text.
package struct ElementPattern: Sendable {
  private let literal: [UInt8]?
  private let expression: RegularExpression?

  init(_ pattern: String) {
    let isLiteral = LiteralPattern(pattern)?.isExact ?? false
    literal = isLiteral ? Array(pattern.utf8) : nil
    expression = isLiteral ? nil : try? RegularExpression(pattern)
  }

  /// Whether it can be read at all.
  var isValid: Bool { literal != nil || expression != nil }

  func matches(_ node: Node) -> Bool {
    if let literal, isPlainText(node) {
      return literal.isEmpty || node.bytes.contains(literal)
    }
    let text = EmbeddedYAML.text(of: node).trimmingSpace
    if let literal { return literal.isEmpty || text.utf8.contains(literal) }
    return expression?.matches(text) ?? false
  }

  /// A scalar that is its own notation, but for spaces around it.
  private func isPlainText(_ node: Node) -> Bool {
    node.isScalar && node.style == .plain && node.tag == .string && !node.bytes.isEmpty
      && node.bytes.allSatisfy { byte in
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      } && node.bytes[0] != UInt8(ascii: "-")
  }
}
