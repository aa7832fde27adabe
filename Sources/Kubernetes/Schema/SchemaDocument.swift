import Diagnostics
import YAML

/// A schema that a kustomization brings (`openapi.path`): an OpenAPI document, read where it stands, alone or
/// together with a built-in schema.
final class SchemaDocument: Sendable {
  private let definitions: [String: Node]
  private let types: [String: Node]
  private let scopes: [String: Bool]
  /// The built-in schema: it has what the document does not.
  private let base: SchemaTable?
  /// The document's own definitions, by the shapes of those of the built-in schema that have their names.
  private let replacements: [Int: Node]

  /// - Parameters:
  ///   - base: the built-in schema that the document is added to.
  ///   - baseWins: whether the document is added only where it says something new.
  /// - Throws: `Diagnostic`, where the document cannot hold a schema.
  init(_ root: Node, base: SchemaTable?, baseWins: Bool) throws {
    guard root.isMapping else {
      throw Diagnostic.invalidSchema(root, "an OpenAPI document is a mapping with 'definitions'")
    }
    var definitions: [String: Node] = [:]
    var types: [String: Node] = [:]
    var replacements: [Int: Node] = [:]
    if let section = root["definitions"], !section.isNull {
      guard section.isMapping else { throw Diagnostic.invalidSchema(section, "'definitions' must be a mapping") }
      for field in section.fields {
        guard field.value.isMapping else {
          throw Diagnostic.invalidSchema(field.value, "the definition '\(field.key.string)' must be a mapping")
        }
        let shape = base?.definitions.shape(field.key.string) ?? 0
        if shape == 0 || !baseWins { definitions[field.key.string] = field.value }
        if shape != 0, !baseWins { replacements[shape] = field.value }
        guard let gvks = field.value["x-kubernetes-group-version-kind"] else { continue }
        for gvk in gvks.elements {
          guard let type = try Self.type(gvk), !baseWins || base?.shape(type) ?? 0 == 0 else { continue }
          types[type] = field.value
        }
      }
    }
    self.definitions = definitions
    self.types = types
    scopes = try Self.scopes(root["paths"])
    self.base = base
    self.replacements = replacements
  }

  /// A document of nothing, in which the built-in schema's definitions are found.
  init(over base: SchemaTable) {
    definitions = [:]
    types = [:]
    scopes = [:]
    replacements = [:]
    self.base = base
  }

  /// `apiVersion kind` of an entry of `x-kubernetes-group-version-kind`, nil for what is no mapping.
  private static func type(_ gvk: Node) throws -> String? {
    guard gvk.isMapping else { return nil }
    guard let version = gvk["version"], version.isString, let kind = gvk["kind"], kind.isString else {
      throw Diagnostic.invalidSchema(gvk, "a type needs the fields 'version' and 'kind'")
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
    let type = "\(apiVersion) \(kind)"
    if let definition = types[type] { return SchemaCursor(self, definition) }
    return base.flatMap { SchemaCursor($0, shape: $0.shape(type), under: self) }
  }

  func isNamespaced(apiVersion: String, kind: String) -> Bool? { scopes["\(apiVersion) \(kind)"] }

  // MARK: Ways down

  func field(_ name: ByteSpan, of schema: Node) -> SchemaCursor? {
    if let properties = schema["properties"] {
      for field in properties.fields where field.key.bytes.elementsEqual(name) { return resolved(field.value) }
    }
    guard let additional = schema["additionalProperties"], additional.isMapping else { return nil }
    return resolved(additional)
  }

  func element(of schema: Node) -> SchemaCursor? {
    guard type(of: schema) == .array, let items = schema["items"], items.isMapping else { return nil }
    return resolved(items)
  }

  /// What a way down the built-in schema leads to: the document's own definition in the place of one.
  func cursor(reaching shape: Int, of table: SchemaTable) -> SchemaCursor? {
    if let own = replacements[shape] { return resolved(own) }
    return SchemaCursor(table, shape: shape, under: self)
  }

  /// Follows references. What stands beside a reference is lost: kyaml puts the definition in its place.
  func resolved(_ schema: Node) -> SchemaCursor? {
    var schema = schema
    // A reference that leads back to itself ends nowhere.
    for _ in 0..<64 {
      guard let reference = schema["$ref"] else { return SchemaCursor(self, schema) }
      guard let pointer = SchemaPointer(reference.string) else { return nil }
      guard let definition = definitions[pointer.definition] else {
        guard let base else { return nil }
        let shape = pointer.shape(in: base)
        guard let own = replacements[shape] else { return SchemaCursor(base, shape: shape, under: self) }
        schema = own
        continue
      }
      guard let target = pointer.target(in: definition) else { return nil }
      schema = target
    }
    return nil
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
