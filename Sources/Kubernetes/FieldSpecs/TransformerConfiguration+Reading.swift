import YAML

extension TransformerConfiguration {
  /// Reads a file that a kustomization names under `configurations`.
  ///
  /// - Parameter node: the file's document; null says nothing.
  /// - Throws: `Diagnostic`, for a field that there is not, or a value of another type.
  package init(node: Node) throws {
    guard !node.isNull else { return }
    let reader = ConfigurationReader("a transformer configuration", Self.lists.map(\.name) + ["nameReference"])
    for (name, value) in try reader.fields(of: node) {
      if let list = Self.lists.first(where: { $0.name == name })?.list {
        self[keyPath: list] = try reader.list(value, name).map(FieldSpec.init(node:)).sortedByType()
      } else {
        nameReference = try reader.list(value, name).map(NameReferenceSpec.init(node:)).sortedByType()
      }
    }
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
  /// - Throws: `Diagnostic`, for a field that there is not, or a value of another type.
  package init(node: Node) throws {
    self.init(gvk: GroupVersionKind(), path: [""], node: node)
    guard !node.isNull else { return }
    let reader = ConfigurationReader("a field spec", ["path", "create", "group", "version", "kind"])
    for (name, value) in try reader.fields(of: node) {
      switch name {
      case "path": setPath(try reader.text(value, name, takesNumbers: true))
      case "create": createIfNotPresent = try reader.boolean(value, name)
      default: try gvk.read(name, value, reader)
      }
    }
  }
}

extension NameReferenceSpec {
  /// Reads one spec: the `group`, `version` and `kind` of what is referred to, and the `fieldSpecs` that do.
  ///
  /// - Throws: `Diagnostic`, for a field that there is not, or a value of another type.
  package init(node: Node) throws {
    self.init(referral: GroupVersionKind(), fields: [])
    guard !node.isNull else { return }
    let reader = ConfigurationReader("a name reference", ["fieldSpecs", "group", "version", "kind"])
    for (name, value) in try reader.fields(of: node) {
      if name == "fieldSpecs" {
        fields = try reader.list(value, name).map(FieldSpec.init(node:))
      } else {
        try referral.read(name, value, reader)
      }
    }
  }
}

extension GroupVersionKind {
  fileprivate mutating func read(_ name: String, _ value: Node, _ reader: ConfigurationReader) throws {
    // kustomize turns no number into text here: the parts of a type are one level further down in its own types.
    let text = try reader.text(value, name, takesNumbers: false)
    switch name {
    case "group": group = text
    case "version": version = text
    default: kind = text
    }
  }
}
