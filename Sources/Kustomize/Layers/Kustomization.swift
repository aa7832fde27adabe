import Diagnostics
import Kubernetes
import YAML

/// A kustomization file: every field that kustomize knows, decoded strictly, the deprecated spellings folded into
/// those that took their place.
package struct Kustomization {
  package enum Kind: String, Sendable {
    case kustomization = "Kustomization"
    case component = "Component"
  }

  package let node: Node
  package let kind: Kind

  // MARK: What it is laid over

  package let resources: [Node]
  package let components: [Node]

  // MARK: What its stages go by

  package let crds: [Node]
  package let configurations: [Node]
  package let openAPI: OpenAPIField
  /// Empty where none is given.
  package let namespace: String

  // MARK: What runs

  /// The fields that make resources, in their order.
  package let generating: [any StageField]
  /// The fields that change resources, in their order.
  package let transforming: [any StageField]
  package let generators: [Node]
  package let transformers: [Node]
  package let validators: [Node]
  package let variables: VariablesField
  package let sortOptions: SortOptionsField
  package let buildMetadata: BuildMetadataField

  /// What kustomize passes over without a word, and the deprecated fields that are used.
  package let warnings: [Diagnostic]

  private let reader: FieldReader

  /// All fields that there are.
  package static let fields: [String] = {
    var names = [
      "apiVersion", "kind", "metadata", "resources", "bases", "components", "crds", "configurations", "generators",
      "transformers", "validators",
    ]
    names += OpenAPIField.names + VariablesField.names + SortOptionsField.names + BuildMetadataField.names
    for row in StageTable.generators { names += row.names }
    for row in StageTable.transformers { names += row.names }
    return names
  }()

  /// Decodes a kustomization.
  ///
  /// - Parameter node: the root of the file's only document.
  /// - Throws: `Diagnostic` at the first field that is unknown or of the wrong type, or has a value that it cannot have.
  package init(_ node: Node) throws {
    self.node = node
    let reader: FieldReader
    do {
      reader = try FieldReader(node, "a kustomization", fields: Self.fields)
    } catch let error as Diagnostic where error.id == .unknownField {
      throw Diagnostic.notAKustomization(node) ?? error
    }
    self.reader = reader
    kind = try Self.decodeHeader(reader)
    resources = try reader.strings("resources") + reader.strings("bases")
    components = try reader.strings("components")
    crds = try reader.strings("crds")
    configurations = try reader.strings("configurations")
    generators = try reader.strings("generators")
    transformers = try reader.strings("transformers")
    validators = try reader.strings("validators")
    namespace = try reader.string("namespace")
    transforming = try StageTable.transformers.map { try $0.decode(reader) }
    generating = try StageTable.generators.map { try $0.decode(reader) }
    variables = try VariablesField(reader)
    sortOptions = try SortOptionsField(reader)
    buildMetadata = try BuildMetadataField(reader)
    openAPI = try OpenAPIField(reader)
    warnings = buildMetadata.warnings + Self.deprecations(in: reader)
    if !Self.fields.contains(where: { $0 != "apiVersion" && $0 != "kind" && isGiven($0) }) {
      throw Diagnostic(.emptyKustomization, "this kustomization is empty", at: node.snippet)
    }
  }

  /// One of the fields by its type, decoded anew.
  package func field<Field: KustomizationField>(_ type: Field.Type) throws -> Field { try Field(reader) }

  /// What there is to say of deprecated fields.
  private static func deprecations(in reader: FieldReader) -> [Diagnostic] {
    var used: [DeprecatedField] = []
    func note(_ field: DeprecatedField?) {
      if let field, reader.value(field.name) != nil { used.append(field) }
    }
    note(DeprecatedField("bases", instead: "resources"))
    note(VariablesField.deprecated)
    for row in StageTable.transformers { note(row.deprecated) }
    // kustomize goes by their names.
    return used.sorted { $0.name < $1.name }.compactMap { field in
      reader.node.field(field.name)?.key.diagnostic(
        .deprecatedField, "'\(field.name)' is deprecated", hint: "use '\(field.instead)' instead")
    }
  }

  /// Whether a field is there with something in it.
  private func isGiven(_ name: String) -> Bool {
    guard let value = reader.value(name) else { return false }
    return !(value.isScalar && value.bytes.isEmpty)
  }

  /// - Returns: the kind of the file.
  private static func decodeHeader(_ reader: FieldReader) throws -> Kind {
    var kind = Kind.kustomization
    if let node = try reader.stringNode("kind"), !node.bytes.isEmpty {
      guard let named = Kind(rawValue: node.string) else {
        throw Diagnostic.invalidChoice(node, "the kind of this file", ["Kustomization", "Component"])
      }
      kind = named
    }
    let version = "kustomize.config.k8s.io/" + (kind == .component ? "v1alpha1" : "v1beta1")
    if let node = try reader.stringNode("apiVersion"), !node.bytes.isEmpty, !node.hasText(version) {
      throw node.diagnostic(
        .invalidValue, "the API version of a \(kind.rawValue) is '\(version)', not '\(node.string)'")
    }
    if let metadata = try reader.mapping("metadata") {
      _ = try FieldReader(metadata, "metadata", fields: ["name", "namespace", "labels", "annotations"])
    }
    return kind
  }
}
