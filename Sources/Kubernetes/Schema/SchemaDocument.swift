import Diagnostics
import YAML

/// A schema that a kustomization brings (`openapi.path`): an OpenAPI document, read where it stands.
final class SchemaDocument: Sendable {
  private let definitions: [String: Node]
  private let types: [String: Node]
  private let scopes: [String: Bool]

  /// - Throws: `Diagnostic`, where the document cannot hold a schema.
  init(_ root: Node) throws {
    guard root.isMapping else { throw invalidSchema(root, "an OpenAPI document is a mapping with 'definitions'") }
    var definitions: [String: Node] = [:]
    var types: [String: Node] = [:]
    if let section = root["definitions"], !section.isNull {
      guard section.isMapping else { throw invalidSchema(section, "'definitions' must be a mapping") }
      for field in section.fields {
        guard field.value.isMapping else {
          throw invalidSchema(field.value, "the definition '\(field.key.string)' must be a mapping")
        }
        definitions[field.key.string] = field.value
        guard let gvks = field.value["x-kubernetes-group-version-kind"] else { continue }
        for gvk in gvks.elements {
          if let type = try Self.type(gvk) { types[type] = field.value }
        }
      }
    }
    self.definitions = definitions
    self.types = types
    scopes = try Self.scopes(root["paths"])
  }

  /// `apiVersion kind` of an entry of `x-kubernetes-group-version-kind`, nil for what is no mapping.
  private static func type(_ gvk: Node) throws -> String? {
    guard gvk.isMapping else { return nil }
    guard let version = gvk["version"], version.isString, let kind = gvk["kind"], kind.isString else {
      throw invalidSchema(gvk, "a type needs the fields 'version' and 'kind'")
    }
    let group = gvk["group"]?.string ?? ""
    return "\(group.isEmpty ? "" : group + "/")\(version.string) \(kind.string)"
  }

  /// A type is in a namespace where any path to read it is (kyaml's `findNamespaceability`).
  private static func scopes(_ paths: Node?) throws -> [String: Bool] {
    var scopes: [String: Bool] = [:]
    guard let paths else { return scopes }
    for path in paths.fields {
      guard let gvk = path.value[path: "get", "x-kubernetes-group-version-kind"], let type = try type(gvk) else {
        continue
      }
      scopes[type] = scopes[type] ?? false || path.key.string.contains("namespaces/{namespace}")
    }
    return scopes
  }

  func cursor(apiVersion: String, kind: String) -> SchemaCursor? {
    types["\(apiVersion) \(kind)"].map { SchemaCursor(self, $0) }
  }

  func isNamespaced(apiVersion: String, kind: String) -> Bool? { scopes["\(apiVersion) \(kind)"] }

  // MARK: Ways down

  func field(_ name: UnsafeBufferPointer<UInt8>, of schema: Node) -> Node? {
    if let properties = schema["properties"] {
      for field in properties.fields where field.key.bytes.elementsEqual(name) { return resolved(field.value) }
    }
    guard let additional = schema["additionalProperties"], additional.isMapping else { return nil }
    return resolved(additional)
  }

  func element(of schema: Node) -> Node? {
    guard type(of: schema) == .array, let items = schema["items"], items.isMapping else { return nil }
    return resolved(items)
  }

  /// Follows references. What stands beside a reference is lost: kyaml puts the definition in its place.
  private func resolved(_ schema: Node) -> Node? {
    var schema = schema
    // A reference that leads back to itself ends nowhere.
    for _ in 0..<64 {
      guard let reference = schema["$ref"] else { return schema }
      guard let target = target(of: reference.string) else { return nil }
      schema = target
    }
    return nil
  }

  /// What a JSON pointer such as `#/definitions/v1.Pod/properties/spec` names.
  private func target(of reference: String) -> Node? {
    let prefix = "#/definitions/"
    guard reference.hasPrefix(prefix) else { return nil }
    let steps = reference.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false).map {
      (step: Substring) -> String in String(step.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
    var node = definitions[steps[0]]
    for step in steps.dropFirst() { node = node?[step] }
    return node.flatMap { $0.isMapping ? $0 : nil }
  }

  // MARK: Facts

  func patchStrategy(of schema: Node) -> String { schema["x-kubernetes-patch-strategy"]?.string ?? "" }

  func mergeKeys(of schema: Node) -> [String] {
    guard schema["x-kubernetes-patch-strategy"] != nil else { return [] }
    if let keys = schema["x-kubernetes-list-map-keys"] { return keys.elements.map(\.string) }
    return schema["x-kubernetes-patch-merge-key"].map { [$0.string] } ?? []
  }

  func type(of schema: Node) -> FieldType {
    if schema["x-kubernetes-int-or-string"]?.hasText("true") == true { return .integerOrString }
    guard let type = schema["type"] else { return schema["properties"] == nil ? .any : .object }
    let names = type.isSequence ? type.elements.map(\.string) : [type.string]
    guard names.count == 1 else { return .any }
    switch names[0] {
    case "string": return schema["format"]?.hasText("int-or-string") == true ? .integerOrString : .string
    case "integer": return .integer
    case "number": return .number
    case "boolean": return .boolean
    case "object": return .object
    case "array": return .array
    default: return .any
    }
  }

  func fields(of schema: Node) -> [(name: String, isRequired: Bool)] {
    let required = Set(schema["required"]?.elements.map(\.string) ?? [])
    let names = schema["properties"]?.fields.map(\.key.string) ?? []
    return names.sorted().map { ($0, required.contains($0)) }
  }
}
