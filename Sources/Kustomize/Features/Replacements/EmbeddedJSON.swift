import Diagnostics
import YAML

/// Writes a document as Go's `encoding/json` does, which is how kustomize writes JSON within a string: sorted keys, and
/// `<`, `>` and `&` escaped.
struct EmbeddedJSON {
  private var output: [UInt8] = []
  private let isPretty: Bool
  private let untyped: Set<Node>

  /// - Parameters:
  ///   - isPretty: two spaces a level, else nothing between the tokens.
  ///   - untyped: scalars whose type follows from their text.
  /// - Returns: nil for what JSON cannot say.
  static func text(of node: Node, isPretty: Bool, untyped: Set<Node> = []) -> String? {
    var writer = EmbeddedJSON(isPretty: isPretty, untyped: untyped)
    guard writer.write(node, depth: 0) else { return nil }
    return String(decoding: writer.output, as: UTF8.self)
  }

  private init(isPretty: Bool, untyped: Set<Node>) { (self.isPretty, self.untyped) = (isPretty, untyped) }

  private mutating func write(_ node: Node, depth: Int) -> Bool {
    switch node.kind {
    case .scalar: return writeScalar(node)
    case .sequence:
      var isFirst = true
      output.append(UInt8(ascii: "["))
      for element in node.elements {
        startItem(isFirst, depth + 1)
        guard write(element, depth: depth + 1) else { return false }
        isFirst = false
      }
      end(UInt8(ascii: "]"), isEmpty: isFirst, depth)
    case .mapping:
      var fields = Array(node.fields)
      guard fields.allSatisfy({ $0.key.isString }) else { return false }
      fields.sort { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
      var isFirst = true
      output.append(UInt8(ascii: "{"))
      for field in fields {
        startItem(isFirst, depth + 1)
        output += jsonEscaped(field.key.bytes)
        output.append(UInt8(ascii: ":"))
        if isPretty { output.append(UInt8(ascii: " ")) }
        guard write(field.value, depth: depth + 1) else { return false }
        isFirst = false
      }
      end(UInt8(ascii: "}"), isEmpty: isFirst, depth)
    }
    return true
  }

  private mutating func startItem(_ isFirst: Bool, _ depth: Int) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    startLine(depth)
  }

  private mutating func end(_ bracket: UInt8, isEmpty: Bool, _ depth: Int) {
    if !isEmpty { startLine(depth) }
    output.append(bracket)
  }

  private mutating func startLine(_ depth: Int) {
    guard isPretty else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  // MARK: Scalars

  private mutating func writeScalar(_ node: Node) -> Bool {
    if untyped.contains(node) { node.resolveType() }
    switch node.tag {
    case .integer:
      switch node.integer {
      case .signed(let number): output.append(contentsOf: String(number).utf8)
      case .unsigned(let number): output.append(contentsOf: String(number).utf8)
      case nil: return false
      }
    case .float:
      let digits = node.string.replacing("_", with: "")
      guard node.hasTextOfItsType, let number = Double(digits), number.isFinite else { return false }
      output += GoFloat(number).json
    case .boolean:
      guard node.hasTextOfItsType else { return false }
      output.append(contentsOf: (node.bytes[0] | 0x20 == UInt8(ascii: "t") ? "true" : "false").utf8)
    case .null:
      guard node.hasTextOfItsType else { return false }
      // Empty, it is written as a string in quotes, as all here stands in braces or brackets, and read as one.
      output.append(contentsOf: (node.bytes.isEmpty ? "\"\"" : "null").utf8)
    case .timestamp:
      guard node.hasTextOfItsType, let time = Timestamp(node.bytes)?.rfc3339 else { return false }
      output.append(contentsOf: "\"\(time)\"".utf8)
    default:
      output += jsonEscaped(node.bytes)
    }
    return true
  }
}
