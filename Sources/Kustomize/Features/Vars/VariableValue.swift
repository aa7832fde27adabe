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
    case .float(let number): String(decoding: GoFloat(number).general, as: UTF8.self)
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
    case .float(let number): (tag, text) = (.float, String(decoding: GoFloat(number).positional, as: UTF8.self))
    case .boolean: (tag, text) = (.boolean, inText)
    case .collection: return
    }
    node.setText(text, at: position)
    node.setTag(tag)
    node.setStyle(.plain)
  }
}
