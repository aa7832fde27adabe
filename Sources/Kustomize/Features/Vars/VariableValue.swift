import Diagnostics
import Kubernetes
import YAML

/// The value that stands for a `$(NAME)`.
enum VariableValue {
  /// Whatever is no number and no boolean: text, but also a date, and the word that a null was written as.
  case text(String)
  case integer(Int)
  case float(Double)
  case boolean(Bool)
  /// A mapping or a list, which is never put in.
  case collection

  /// Reads a field as Go reads it for kustomize, so that not all numbers of YAML are ones: `0x10` is none.
  init?(_ node: Node) {
    guard node.isScalar else {
      self = .collection
      return
    }
    let text = node.string
    switch node.tag {
    case .integer:
      guard let number = Int(text) else { return nil }
      self = .integer(number)
    case .float:
      guard let number = Double(text), number.isFinite else { return nil }
      self = .float(number)
    case .boolean: self = .boolean(text.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "t"))
    default: self = .text(text)
    }
  }

  /// The value within a longer text.
  var inText: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .float(let number): Self.shortest(number)
    case .boolean(let value): value ? "true" : "false"
    case .collection: ""
    }
  }

  /// Becomes a whole scalar, with the type of the value.
  func replace(_ node: Node, at position: Position) {
    let tag: Tag
    let text: String
    switch self {
    case .text(let string): (tag, text) = (.string, string)
    case .integer: (tag, text) = (.integer, inText)
    case .float(let number): (tag, text) = (.float, Self.positional(number))
    case .boolean: (tag, text) = (.boolean, inText)
    case .collection: return
    }
    node.setText(text, at: position)
    node.setTag(tag)
    node.setStyle(.plain)
  }

  // MARK: Floats

  /// The digits without an exponent, as Go's `%f` of the shortest precision.
  private static func positional(_ number: Double) -> String {
    let (digits, point) = decimal(number)
    let sign = number.sign == .minus ? "-" : ""
    if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
    if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
    return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
  }

  /// With an exponent below 1e-4 and from 1e6 on, as Go's `%v`.
  private static func shortest(_ number: Double) -> String {
    let (digits, point) = decimal(number)
    guard number != 0, point - 1 < -4 || point - 1 >= 6 else { return positional(number) }
    let exponent = point - 1
    let fraction = digits.count > 1 ? ".\(digits.dropFirst())" : ""
    let power = String(exponent.magnitude)
    return "\(number < 0 ? "-" : "")\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")"
      + (power.count < 2 ? "0" : "") + power
  }

  /// The shortest digits, and the place of the point among them: 12.5 is the digits 125 and the point 2.
  private static func decimal(_ number: Double) -> (digits: String, point: Int) {
    guard number != 0 else { return ("0", 1) }
    let parts = number.magnitude.description.split(separator: "e")
    let halves = parts[0].split(separator: ".")
    var point = halves[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    var digits = halves.joined()[...]
    while digits.first == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    return (String(digits), point)
  }
}
