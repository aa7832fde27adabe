import Diagnostics
import YAML

/// A place in the schema of a resource: the resource itself, a field of it, an element of a list.
package struct SchemaCursor: Sendable {
  private enum Place: Sendable {
    /// A shape of a compiled table, and the custom document that stands over the table.
    case table(Uncounted<SchemaTable>, shape: Int, SchemaDocument?)
    /// A schema of a custom document.
    case document(SchemaDocument, Node)
  }

  private let place: Place

  init?(_ table: SchemaTable, shape: Int, under document: SchemaDocument? = nil) {
    guard shape != 0 else { return nil }
    place = .table(Uncounted(table), shape: shape, document)
  }

  init(_ document: SchemaDocument, _ schema: Node) {
    place = .document(document, schema)
  }

  // MARK: Ways down

  /// The schema of a field: its property, else that of all values of a map (kyaml's `ResourceSchema.Field`).
  package func field(_ key: Node) -> SchemaCursor? { field(key.bytes) }

  /// The schema of a field by its name.
  package func field(_ name: String) -> SchemaCursor? {
    name.withBytes { field($0) }
  }

  private func field(_ name: ByteSpan) -> SchemaCursor? {
    switch place {
    case .table(let reference, let shape, let document):
      let property = reference.object.field(name, of: shape)
      return Self.reached(
        property != 0 ? property : reference.object.additional(of: shape), of: reference.object, under: document)
    case .document(let document, let schema): return document.field(name, of: schema)
    }
  }

  /// The schema of a list's elements, nil for what is no list (kyaml's `ResourceSchema.Elements`).
  package var element: SchemaCursor? {
    switch place {
    case .table(let reference, let shape, let document):
      Self.reached(reference.object.element(of: shape), of: reference.object, under: document)
    case .document(let document, let schema): document.element(of: schema)
    }
  }

  /// The schema that a way down a table leads to, which a custom document may have put its own in the place of.
  private static func reached(_ shape: Int, of table: SchemaTable, under document: SchemaDocument?) -> SchemaCursor? {
    guard let document else { return SchemaCursor(table, shape: shape) }
    return document.cursor(reaching: shape, of: table)
  }

  // MARK: Merging

  /// `x-kubernetes-patch-strategy` as it is written, empty where there is none.
  package var patchStrategy: String {
    switch place {
    case .table(let reference, let shape, _): reference.object.patchStrategy(of: shape).rawValue
    case .document(let document, let schema): document.patchStrategy(of: schema)
    }
  }

  /// Whether a patch merges this list with its own, instead of replacing it (kyaml's `schemaHasMergeStrategy`).
  package var hasMergeStrategy: Bool {
    switch place {
    case .table(let reference, let shape, _): return reference.object.hasMergeStrategy(shape)
    case .document(let document, let schema):
      return document.patchStrategy(of: schema).split(separator: ",").contains("merge")
    }
  }

  /// The fields by which a patch finds its element of a list: `x-kubernetes-list-map-keys`, else
  /// `x-kubernetes-patch-merge-key`, and none without a patch strategy (kyaml's `PatchStrategyAndKeyList`).
  package var mergeKeys: [String] {
    switch place {
    case .table(let reference, let shape, _):
      reference.object.patchStrategy(of: shape) == .none ? [] : reference.object.keys(of: shape)
    case .document(let document, let schema): document.mergeKeys(of: schema)
    }
  }

  // MARK: Validation

  /// The type of the value.
  package var type: FieldType {
    switch place {
    case .table(let reference, let shape, _): reference.object.type(of: shape)
    case .document(let document, let schema): document.type(of: schema)
    }
  }

  /// The format of a string or number.
  package var format: FieldFormat {
    switch place {
    case .table(let reference, let shape, _): reference.object.format(of: shape)
    case .document(_, let schema): FieldFormat(rawValue: schema["format"]?.string ?? "") ?? .none
    }
  }

  /// What tells the elements of a list apart.
  package var listType: ListType {
    switch place {
    case .table(let reference, let shape, _): reference.object.listType(of: shape)
    case .document(_, let schema): ListType(rawValue: schema["x-kubernetes-list-type"]?.string ?? "") ?? .none
    }
  }

  /// The fields that together are different in each element of a list of type `map`.
  package var listMapKeys: [String] {
    switch place {
    case .table(let reference, let shape, _):
      reference.object.listType(of: shape) == .map ? reference.object.keys(of: shape) : []
    case .document(_, let schema): schema["x-kubernetes-list-map-keys"]?.elements.map(\.string) ?? []
    }
  }

  /// The fields that an object may have, sorted by name, and whether each must be there.
  package var fields: [(name: String, isRequired: Bool)] {
    switch place {
    case .table(let reference, let shape, _): reference.object.fields(of: shape)
    case .document(let document, let schema): document.fields(of: schema)
    }
  }
}
