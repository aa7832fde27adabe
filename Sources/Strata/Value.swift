import Diagnostics
import Inspection
import YAML

/// A value of a manifest as plain data, with the place that it comes from.
///
/// To read a value that you know, name the fields on the way:
///
/// ```swift
/// let replicas = resource.value["spec"]?["replicas"]
/// print(replicas?.integer ?? 1)
/// ```
///
/// To know where it was written, or which instruction set it, look at its ``location``:
///
/// ```swift
/// print(replicas?.location?.description ?? "")  // overlays/prod/patch.yaml:6:13
/// ```
///
/// To handle whatever comes, switch over its ``content``:
///
/// ```swift
/// func print(_ value: Value, at path: String) {
///   switch value.content {
///   case .mapping(let fields): for field in fields { print(field.value, at: path + "/" + field.key) }
///   case .list(let elements): for element in elements { print(element, at: path + "/-") }
///   default: Swift.print(path, value)
///   }
/// }
/// ```
///
/// Two values are equal where they say the same, wherever they come from.
public struct Value: Sendable {
  /// What a value is.
  public enum Content: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A number with a point or exponent, or too large for an integer.
    case float(Double)
    /// Text, and what JSON has no type for: a timestamp is its text.
    case string(String)
    case list([Value])
    /// Fields in the order in which they were written.
    case mapping([Field])
  }

  /// A key and its value.
  public struct Field: Sendable, Hashable {
    public let key: String
    public let value: Value

    public init(key: String, value: Value) {
      self.key = key
      self.value = value
    }
  }

  public let content: Content
  /// Where it was written, or the instruction of a kustomization that made it; nil where nobody wrote it.
  public let location: Location?

  public init(_ content: Content, at location: Location? = nil) {
    self.content = content
    self.location = location
  }

  // MARK: Looking into it

  public var isNull: Bool { content == .null }
  public var boolean: Bool? { if case .boolean(let value) = content { value } else { nil } }
  public var integer: Int? { if case .integer(let value) = content { value } else { nil } }
  public var string: String? { if case .string(let value) = content { value } else { nil } }
  public var list: [Value]? { if case .list(let value) = content { value } else { nil } }
  public var mapping: [Field]? { if case .mapping(let value) = content { value } else { nil } }
  /// The number that it is, of whichever type.
  public var float: Double? {
    switch content {
    case .float(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The value of a field; nil where there is none, or this is no mapping.
  public subscript(key: String) -> Value? { mapping?.first { $0.key == key }?.value }

  /// An element of a list; nil where there is none, or this is no list.
  public subscript(index: Int) -> Value? {
    guard let list, list.indices.contains(index) else { return nil }
    return list[index]
  }
}

extension Value: Hashable {
  public static func == (a: Value, b: Value) -> Bool { a.content == b.content }
  public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension Value: CustomStringConvertible {
  /// Text as it is, and everything else on one line, as in YAML's flow style.
  public var description: String {
    switch content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let value): value
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .mapping(let fields): "{" + fields.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

extension Value {
  /// A node of the tree, and all below it, as data.
  ///
  /// - Parameter keyPosition: where its key stands: a value that was written nowhere is where its key is.
  init(_ node: Node, keyPosition: Position = .nowhere, _ locator: LineLocator) {
    let place = locator.location(of: node.position) ?? locator.location(of: keyPosition)
    self.init(Content(node, locator), at: place.map { Location($0) })
  }
}

extension Value.Content {
  fileprivate init(_ node: Node, _ locator: LineLocator) {
    switch node.kind {
    case .scalar: self.init(scalar: node)
    case .sequence: self = .list(node.elements.map { Value($0, locator) })
    case .mapping:
      self = .mapping(
        node.fields.map { field in
          Value.Field(
            key: field.key.string, value: Value(field.value, keyPosition: field.key.position, locator))
        })
    }
  }

  private init(scalar node: Node) {
    switch node.tag {
    case .null: self = .null
    case .boolean: self = .boolean(node.hasText("true") || node.hasText("True") || node.hasText("TRUE"))
    case .integer:
      switch node.integer {
      case .signed(let value)?: self = .integer(Int(value))
      case .unsigned(let value)?: self = .float(Double(value))
      case nil: self = .string(node.string)
      }
    case .float: self = Self.float(node).map { .float($0) } ?? .string(node.string)
    default: self = .string(node.string)
    }
  }

  /// Infinities are spelt otherwise in YAML, and digits may have underscores between them.
  private static func float(_ node: Node) -> Double? {
    let text = node.string.lowercased().filter { $0 != "_" }
    return switch text {
    case ".inf", "+.inf": .infinity
    case "-.inf": -.infinity
    case ".nan": .nan
    default: Double(text)
    }
  }
}
