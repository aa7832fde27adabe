import YAML

/// The schema of all resource types: of a Kubernetes version, or of a document that a kustomization names.
package final class Schema: Sendable {
  private let table: SchemaTable
  private let document: SchemaDocument?

  private init(_ table: SchemaTable) {
    self.table = table
    document = nil
  }

  /// The schema of an OpenAPI document (`openapi.path`), in place of the built-in one, or over it.
  ///
  /// - Parameters:
  ///   - root: a mapping whose `definitions` name their types with `x-kubernetes-group-version-kind`.
  ///   - base: a built-in schema that was in use before. It keeps the types and definitions that the document has
  ///     not, as kyaml adds definitions to those that it has read already.
  /// - Throws: `Diagnostic`, where the document has not this form.
  package init(custom root: Node, over base: Schema? = nil) throws {
    precondition(base?.document == nil, "a custom schema stands over a built-in one")
    table = .kubernetes1_21
    document = try SchemaDocument(root, base: base?.table, baseWins: false)
  }

  /// The schema of an OpenAPI document that adds only what a built-in schema has not.
  ///
  /// So it is where the built-in schema was asked only for the scope of a type that it does not know, before a layer
  /// brought the document: kyaml then reads the built-in one last (its `schemaParseDelayed`).
  package init(custom root: Node, under base: Schema) throws {
    precondition(base.document == nil, "a custom schema stands under a built-in one")
    table = .kubernetes1_21
    document = try SchemaDocument(root, base: base.table, baseWins: true)
  }

  /// The version that kustomize merges by: its own schema is that of a 1.21.2 cluster.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  package static let kubernetes1_21 = Schema(.kubernetes1_21)
  /// The newest version there is: 1.37.
  package static let newest = Schema(.kubernetes1_37)

  /// The schema of a version as `openapi.version` names it, or nil where it is none of `versions`.
  package static func named(_ version: String) -> Schema? {
    switch version {
    case "v1.21.2", "v1.21": kubernetes1_21
    case "v1.37.0", "v1.37": newest
    default: nil
    }
  }

  /// The names of the versions there are.
  package static let versions = ["v1.21.2", "v1.37.0"]

  /// The schema of a type, or nil where it is not known.
  package func cursor(apiVersion: String, kind: String) -> SchemaCursor? {
    // kustomize adds the schema of its own kinds to every other.
    if document == nil || apiVersion.hasPrefix("kustomize.config.k8s.io/") {
      let shape = table.shape(apiVersion: apiVersion, kind: kind)
      if shape != 0 { return SchemaCursor(table, shape: shape) }
    }
    return document?.cursor(apiVersion: apiVersion, kind: kind)
  }

  /// The schema that a comment gives, whose references lead to the definitions of this one.
  ///
  /// - Parameter schema: a mapping, as a node's `commentSchema` is.
  package func cursor(ofComment schema: Node) -> SchemaCursor {
    let document = document ?? SchemaDocument(over: table)
    return document.resolved(schema) ?? SchemaCursor(document, schema)
  }

  /// Every type of a built-in schema as `apiVersion kind`, sorted.
  package var typeNames: [String] { table.typeNames }

  /// The name of every definition of a built-in schema, sorted by package.
  package var definitionNames: [String] { table.definitions.names }

  /// Whether a type's resources are in a namespace, nil where that is not known: the built-in facts, then the
  /// paths of a custom document (kyaml's `IsNamespaceScoped`).
  package func isNamespaced(apiVersion: String, kind: String) -> Bool? {
    Kubernetes.isNamespaced(apiVersion: apiVersion, kind: kind)
      ?? document?.isNamespaced(apiVersion: apiVersion, kind: kind)
  }
}
