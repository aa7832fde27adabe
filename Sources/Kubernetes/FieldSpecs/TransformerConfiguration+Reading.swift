import Diagnostics
import YAML

extension TransformerConfiguration {
  /// Reads a file that a kustomization names under `configurations`.
  ///
  /// - Parameter node: the file's document; null says nothing.
  /// - Throws: `Diagnostic`, for a field that there is not, or a value of another type.
  package init(node: Node) throws {
    self.init()
    guard !node.isNull else { return }
    let reader = try FieldReader(
      node, "a transformer configuration", fields: List.allCases.map(\.rawValue) + ["nameReference"])
    for list in List.allCases {
      self[list] = try reader.list(list.rawValue).map { try FieldSpec(node: $0) }.sortedByType()
    }
    nameReference = try reader.list("nameReference").map(NameReferenceSpec.init(node:)).sortedByType()
  }

  /// The defaults and what files add to them, as one configuration.
  ///
  /// - Parameter files: the document of each file.
  /// - Throws: `Diagnostic`, for a file that is wrong, or where two disagree.
  package static func defaults(extendedBy files: [Node]) throws -> TransformerConfiguration {
    guard !files.isEmpty else { return defaults }
    var added = TransformerConfiguration()
    for file in files { added = try added.merging(TransformerConfiguration(node: file)) }
    return try defaults.merging(added)
  }
}

extension FieldSpec {
  /// Reads one spec: the type's `group`, `version` and `kind`, `path` and `create`.
  ///
  /// - Parameter onUnknownField: is told of a field that there is not; nil where that is an error.
  /// - Throws: `Diagnostic`, for a field that there is not, or a value of another type.
  package init(node: Node, onUnknownField: ((Diagnostic) -> Void)? = nil) throws {
    self.init(gvk: GroupVersionKind(), path: [""], node: node)
    guard !node.isNull else { return }
    let reader = try FieldReader(
      node, "a field spec", fields: ["path", "create", "group", "version", "kind"], onUnknownField: onUnknownField)
    gvk = try GroupVersionKind(reader)
    setPath(try reader.text("path"))
    guard path.count <= TreeLimits.depth else { throw Diagnostic.fieldPathTooLong(reader.value("path") ?? node) }
    createIfNotPresent = try reader.bool("create")
  }
}

extension NameReferenceSpec {
  /// Reads one spec: the `group`, `version` and `kind` of what is referred to, and the `fieldSpecs` that do.
  ///
  /// - Throws: `Diagnostic`, for a field that there is not, or a value of another type.
  package init(node: Node) throws {
    self.init(referral: GroupVersionKind(), fields: [])
    guard !node.isNull else { return }
    let reader = try FieldReader(node, "a name reference", fields: ["fieldSpecs", "group", "version", "kind"])
    referral = try GroupVersionKind(reader)
    fields = try reader.list("fieldSpecs").map { try FieldSpec(node: $0) }
  }
}

extension GroupVersionKind {
  /// Unlike a path, no number becomes text here: the parts of a type are one level further down in kustomize's types.
  fileprivate init(_ reader: FieldReader) throws {
    self.init(
      group: try reader.string("group"), version: try reader.string("version"), kind: try reader.string("kind"))
  }
}
