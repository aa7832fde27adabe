import Diagnostics
import YAML

/// Reads the fields of a mapping by name and type.
///
/// Types are judged as kustomize judges them: it reads its own files as YAML 1.1 turned to JSON, so that `yes` is a
/// boolean and a number is no string, and finds field names whatever their case.
package struct FieldReader {
  package let node: Node
  /// What the mapping is, for messages: `an image`.
  private let subject: String
  /// Whether a number or boolean becomes a string where one is needed.
  private let coerces: Bool
  /// A bit for each length and first letter of a field's name: most fields that are asked for are not there, which the
  /// bit tells at once.
  private let signature: UInt64

  /// - Parameters:
  ///   - known: all fields that there are. Nil lets others pass, and makes strings of numbers and booleans: so
  ///     kustomize reads the configurations of its plugins, other than its kustomizations.
  ///   - onUnknownField: is told of unknown fields, which are read over then, in the configuration of a plugin.
  /// - Throws: `Diagnostic` where the node is no mapping, or has an unknown field.
  package init(
    _ node: Node, _ subject: String, fields known: [String]? = nil, onUnknownField: ((Diagnostic) -> Void)? = nil
  ) throws {
    self.subject = subject
    self.node = node
    coerces = known == nil || onUnknownField != nil
    signature = node.fields.reduce(0) { $0 | Self.bit(first: $1.key.bytes.first, count: $1.key.bytes.count) }
    guard node.isMapping else {
      throw node.diagnostic(.wrongType, "\(subject) must be a mapping, and is \(node.typeDescription)")
    }
    guard let known else { return }
    for field in node.fields where !known.contains(where: { field.key.hasText($0) }) {
      let name = field.key.string
      guard !known.contains(where: { $0.lowercased() == name.lowercased() }) else { continue }
      let error = Diagnostic.unknownField(field.key, in: subject, known: known)
      guard let onUnknownField else { throw error }
      onUnknownField(error)
    }
  }

  private static func bit(first: UInt8?, count: Int) -> UInt64 {
    // Letters of either case are 32 apart.
    1 << UInt64((count &* 7 &+ Int((first ?? 0) | 0x20)) & 63)
  }

  /// A field's value; nil where it is missing or null.
  package func value(_ name: String) -> Node? {
    guard signature & Self.bit(first: name.utf8.first, count: name.utf8.count) != 0 else { return nil }
    if let value = node[name] { return value.isNull ? nil : value }
    for field in node.fields where field.key.bytes.count == name.utf8.count {
      if field.key.string.lowercased() == name.lowercased() { return field.value.isNull ? nil : field.value }
    }
    return nil
  }

  /// Whether a field is there at all, be it null.
  package func has(_ name: String) -> Bool { value(name) != nil || node[name] != nil }

  /// The node of a string.
  package func stringNode(_ name: String) throws -> Node? {
    guard let value = value(name) else { return nil }
    return try checkedString(value, name)
  }

  /// A string; empty where it is missing.
  package func string(_ name: String) throws -> String { try stringNode(name)?.string ?? "" }

  /// A string, made of a number or boolean where there is one, be the fields known or not; empty where it is missing.
  package func text(_ name: String) throws -> String {
    guard let value = value(name) else { return "" }
    guard value.isScalar else { throw Diagnostic.wrongType(value, name, expected: "a string") }
    return Self.textOfNumberOrBoolean(value) ?? value.string
  }

  package func bool(_ name: String) throws -> Bool {
    guard let value = value(name) else { return false }
    guard let bool = value.yaml11Boolean else {
      throw Diagnostic.wrongType(value, name, expected: "true or false", hint: Self.unquoting(value))
    }
    return bool
  }

  package func integer(_ name: String) throws -> Int64? {
    guard let value = value(name) else { return nil }
    if case .signed(let number)? = value.integer { return number }
    // JSON has one kind of numbers: 1.0 and 1e3 are whole ones.
    guard value.isScalar, value.tag == .float, let float = Double(value.string), let number = Int64(exactly: float),
      float.magnitude < 1e21
    else { throw Diagnostic.wrongType(value, name, expected: "a whole number", hint: Self.unquoting(value)) }
    return number
  }

  /// The elements of a list; none where it is missing.
  package func list(_ name: String) throws -> [Node] {
    guard let value = value(name) else { return [] }
    guard value.isSequence else {
      throw Diagnostic.wrongType(value, name, expected: "a list", hint: "put '- ' before it, as before each element")
    }
    return Array(value.elements)
  }

  /// The elements of a list of strings.
  package func strings(_ name: String) throws -> [Node] {
    try list(name).map { element in
      // JSON's null leaves an empty string.
      element.isNull ? element.string("") : try checkedString(element, name)
    }
  }

  package func mapping(_ name: String) throws -> Node? {
    guard let value = value(name) else { return nil }
    guard value.isMapping else { throw Diagnostic.wrongType(value, name, expected: "a mapping") }
    return value
  }

  /// A mapping of strings to strings, sorted by key, each with the node of its value.
  package func stringMap(_ name: String) throws -> [(key: String, value: Node)] {
    guard let mapping = try mapping(name) else { return [] }
    return try mapping.fields.map { field in
      (field.key.string, field.value.isNull ? field.value.string("") : try checkedString(field.value, field.key.string))
    }.sorted { $0.key < $1.key }
  }

  private func checkedString(_ value: Node, _ name: String) throws -> Node {
    if coerces, value.isScalar {
      return Self.textOfNumberOrBoolean(value).map(value.string) ?? value
    }
    guard value.isScalar, value.yaml11Boolean == nil else {
      let isList = value.isSequence && name == "env"
      let hint = value.isScalar ? "quote it: '\(value.string)'" : isList ? "'envs' is for a list" : nil
      throw Diagnostic.wrongType(value, name, expected: "a string", hint: hint)
    }
    switch value.tag {
    case .string, .custom, .timestamp, .merge: return value
    case .binary:
      value.setString(try value.textOfBinary())
      return value
    default:
      let hint = value.isNull ? nil : "quote it: '\(value.string)'"
      throw Diagnostic.wrongType(value, name, expected: "a string", hint: hint)
    }
  }

  /// The hint for a number or boolean that is quoted.
  private static func unquoting(_ value: Node) -> String? {
    guard value.isScalar, value.style == .singleQuoted || value.style == .doubleQuoted else { return nil }
    let isMeant = Int64(value.string) != nil || ["true", "false"].contains(value.string)
    return isMeant ? "leave the quotes out: \(value.string)" : nil
  }

  /// The string that JSON's number or boolean becomes; nil for other values.
  private static func textOfNumberOrBoolean(_ value: Node) -> String? {
    if let boolean = value.yaml11Boolean { return boolean ? "true" : "false" }
    return switch value.integer {
    case .signed(let number): String(number)
    case .unsigned(let number): String(number)
    case nil: value.tag == .float ? value.string : nil
    }
  }
}

extension Node {
  /// A string at the place of the node, that stands nowhere in its tree: what is read as a string stays what it is.
  fileprivate func string(_ text: String) -> Node { tree.scalar(text, at: position) }

  /// The boolean that YAML 1.1 sees in an unquoted scalar, where `yes`, `on` and `y` are ones too.
  package var yaml11Boolean: Bool? {
    guard isScalar, style == .plain, bytes.count <= 5 else { return nil }
    switch string {
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y": return true
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N": return false
    default: return nil
    }
  }
}
