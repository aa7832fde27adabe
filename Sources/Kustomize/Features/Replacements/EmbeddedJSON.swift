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
        writeString(field.key)
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
    let digits = node.bytes.filter { $0 != UInt8(ascii: "_") }
    switch node.tag {
    case .integer:
      switch digits.withBytes({ parseInteger($0) }) {
      case .signed(let number): output.append(contentsOf: String(number).utf8)
      case .unsigned(let number): output.append(contentsOf: String(number).utf8)
      case nil: return false
      }
    case .float:
      guard node.hasTextOfItsType, let number = Double(String(decoding: digits, as: UTF8.self)),
        number.isFinite
      else { return false }
      output.append(contentsOf: Self.text(of: number).utf8)
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
      writeString(node)
    }
    return true
  }

  /// The shortest digits, with an exponent below 1e-6 and from 1e21 on.
  static func text(of number: Double) -> String {
    if number == 0 { return number.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = shortestDigits(of: number.magnitude)
    let sign = number < 0 ? "-" : ""
    if number.magnitude < 1e-6 || number.magnitude >= 1e21 {
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  /// The digits without leading or trailing zeros, and the power of ten of the first.
  private static func shortestDigits(of number: Double) -> (digits: String, exponent: Int) {
    let parts = number.description.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    exponent += halves[0].count - 1
    var digits = Substring(halves[0] + (halves.count > 1 ? halves[1] : ""))
    while digits.first == "0", digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == "0", digits.count > 1 { digits.removeLast() }
    return (String(digits), exponent)
  }

  private mutating func writeString(_ node: Node) {
    output.append(UInt8(ascii: "\""))
    for scalar in node.string.unicodeScalars {
      switch scalar {
      case "\"": output.append(contentsOf: "\\\"".utf8)
      case "\\": output.append(contentsOf: "\\\\".utf8)
      case "\n": output.append(contentsOf: "\\n".utf8)
      case "\r": output.append(contentsOf: "\\r".utf8)
      case "\t": output.append(contentsOf: "\\t".utf8)
      case "\u{08}": output.append(contentsOf: "\\b".utf8)
      case "\u{0C}": output.append(contentsOf: "\\f".utf8)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{00}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        output.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8)
      default: output.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
