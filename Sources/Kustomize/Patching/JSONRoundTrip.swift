import Diagnostics
import YAML

/// Gives a resource the form that it has once kustomize has written it as JSON, patched it, and read it again: no
/// comments or styles of its own, timestamps as text, and integers rounded that a double does not hold.
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
      node.record.style = .plain
      for field in node.fields { try pass(field.value, inFlow: inFlow) }
    case .sequence:
      let inFlow = inFlow || node.style == .flow
      node.record.style = .plain
      for element in node.elements { try pass(element, inFlow: inFlow) }
    }
  }

  private mutating func passScalar(_ node: Node, inFlow: Bool) throws {
    switch node.tag {
    case .null where inFlow && node.bytes.isEmpty && node.style == .plain,
      .timestamp where inFlow && node.style == .plain && node.bytes.contains(UInt8(ascii: ":")):
      node.record.tag = .string
    case .null:
      node.setText("null")
    case .string where node.style != .folded, .integer where node.bytes.allSatisfy { $0 &- 0x30 < 10 }
      && (node.bytes[0] != 0x30 || node.bytes.count == 1):
      break
    case .boolean where node.hasText("true") || node.hasText("false"):
      break
    default:
      try node.becomeReadAgain()
    }
    if node.tag == .integer { node.roundAsDouble() }
    node.record.style = node.tag == .string ? style(of: node) : .plain
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
  /// Becomes what its JSON says, in its place.
  fileprivate func becomeReadAgain() throws {
    let position = position
    let range = try jsonText().withUnsafeBufferPointer { tree.text.append($0) }
    guard let value = try Reader.read(SourceFile(path: "", range: range), into: tree).first else { return }
    become(value)
    record.position = position
  }

  /// Rounds an integer that no double holds. 2^53 has 16 digits.
  fileprivate func roundAsDouble() {
    guard bytes.count >= 16, let integer else { return }
    switch integer {
    case .signed(let value):
      let number = Double(value)
      guard number.magnitude >= 0x1p53 else { return }
      if number.magnitude < 0x1p63 { setText(String(Int64(number))) }
    case .unsigned(let value):
      let number = Double(value)
      if number < 0x1p64 { setText(String(UInt64(number))) }
    }
  }
}
