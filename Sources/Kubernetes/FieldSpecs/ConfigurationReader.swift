import Diagnostics
import YAML

/// Reads the fields of transformer configurations as kustomize does: no field that it does not know, names in any
/// case, and types as YAML 1.1 turned to JSON has them.
struct ConfigurationReader {
  /// What is read, for messages.
  private let subject: String
  private let known: [String]

  init(_ subject: String, _ known: [String]) {
    self.subject = subject
    self.known = known
  }

  /// The fields that are not null, each with its name as it is documented.
  func fields(of node: Node) throws -> [(name: String, value: Node)] {
    guard node.isMapping else { throw invalidConfiguration(node, "\(subject) must be a mapping") }
    var fields: [(String, Node)] = []
    for field in node.fields {
      let key = field.key.string
      guard let name = known.first(where: { $0 == key }) ?? known.first(where: { $0.lowercased() == key.lowercased() })
      else {
        throw invalidConfiguration(
          field.key, "\(subject) has no field '\(key)'", hint: didYouMean(key, among: known))
      }
      if !field.value.isNull { fields.append((name, field.value)) }
    }
    return fields
  }

  func list(_ value: Node, _ name: String) throws -> Elements {
    guard value.isSequence else { throw invalidConfiguration(value, "'\(name)' must be a list") }
    return value.elements
  }

  /// - Parameter takesNumbers: whether a number or boolean becomes text, or is an error.
  func text(_ value: Node, _ name: String, takesNumbers: Bool) throws -> String {
    guard value.isScalar else { throw invalidConfiguration(value, "'\(name)' must be a string") }
    if let boolean = Self.boolean(value) {
      guard takesNumbers else { throw invalidConfiguration(value, "'\(name)' must be a string") }
      return boolean ? "true" : "false"
    }
    guard takesNumbers || (value.tag != .integer && value.tag != .float) else {
      throw invalidConfiguration(value, "'\(name)' must be a string", hint: "quote it: '\(value.string)'")
    }
    guard value.tag == .integer else { return value.string }
    return switch value.integer {
    case .signed(let number): String(number)
    case .unsigned(let number): String(number)
    case nil: value.string
    }
  }

  func boolean(_ value: Node, _ name: String) throws -> Bool {
    guard let boolean = Self.boolean(value) else {
      throw invalidConfiguration(value, "'\(name)' must be true or false")
    }
    return boolean
  }

  /// What YAML 1.1 reads as a boolean.
  private static func boolean(_ value: Node) -> Bool? {
    guard value.isScalar, value.style == .plain else { return nil }
    return switch value.string {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": false
    default: nil
    }
  }
}
