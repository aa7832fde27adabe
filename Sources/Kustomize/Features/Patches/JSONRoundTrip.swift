import Diagnostics
import YAML

/// Gives a resource the form that it has once kustomize has written it as JSON, patched it, and read it again: no
/// styles of its own, timestamps as text, and numbers as Go prints a double: 1000000 is `1e+06`.
struct JSONRoundTrip: ~Copyable {
  /// Tells which texts are written in quotes.
  private var writer = Writer()
  private var written = 0

  /// - Parameter inFlow: whether the node stands within braces or brackets, where kustomize makes an empty text of
  ///   an empty null, and leaves a time as it is.
  /// - Throws: `Diagnostic` for what JSON cannot say.
  mutating func pass(_ node: Node, inFlow: Bool = false) throws {
    switch node.kind {
    case .scalar:
      try passScalar(node, inFlow: inFlow)
    case .mapping:
      let inFlow = inFlow || node.style == .flow
      node.setStyle(node.styleReadAgain)
      for field in node.fields { try pass(field.value, inFlow: inFlow) }
    case .sequence:
      let inFlow = inFlow || node.style == .flow
      node.setStyle(node.styleReadAgain)
      for element in node.elements { try pass(element, inFlow: inFlow) }
    }
  }

  private mutating func passScalar(_ node: Node, inFlow: Bool) throws {
    switch node.tag {
    case .null where inFlow && node.bytes.isEmpty && node.style == .plain,
      .timestamp where inFlow && node.style == .plain && node.bytes.contains(UInt8(ascii: ":")):
      node.setTag(.string)
    case .null:
      node.respell("null")
    case .string where node.style != .folded, .integer where node.isPlainNumber:
      break
    case .boolean where node.hasText("true") || node.hasText("false"):
      break
    default:
      try node.becomeReadAgain()
    }
    if node.tag == .integer || node.tag == .float { node.becomeGoFloat() }
    node.setStyle(node.tag == .string ? style(of: node) : .plain)
  }

  /// The style that go-yaml chooses for a string.
  private mutating func style(of node: Node) -> ScalarStyle {
    let bytes = node.bytes
    if bytes.contains(0x0A) { return .literal }
    // Words of no other meaning are the rule.
    if bytes.count > 5, bytes.allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }),
      isLetter(bytes[0])
    {
      return .plain
    }
    do {
      try writer.write(node)
    } catch {
      return .doubleQuoted
    }
    defer { written = writer.withOutput { $0.count } }
    return writer.withOutput { output in
      let separator = written == 0 ? 0 : 4
      let first = output[written + separator]
      return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? .doubleQuoted : .plain
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension Node {
  /// The style of a collection that was written and read: only an empty one needs its braces or brackets, and keeps
  /// them when something is put into it.
  fileprivate var styleReadAgain: ScalarStyle { isEmptyCollection ? .flow : .plain }

  /// Whether this is an integer as JSON has it.
  fileprivate var isPlainNumber: Bool {
    guard let first = bytes.first, first != 0x30 || bytes.count == 1 else { return false }
    return bytes.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Takes the spelling that Go's shortest format (`%g`) has for a number: from 1e6 on, and below 1e-4, it has an
  /// exponent.
  fileprivate func becomeGoFloat() {
    let isShort = bytes.count <= 6 && bytes.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") }
    guard !isShort, let number = Double(string), number.isFinite else { return }
    let float = GoFloat(number)
    if float.hasExponent { respell(String(decoding: float.general, as: UTF8.self), as: .float) }
  }
}
