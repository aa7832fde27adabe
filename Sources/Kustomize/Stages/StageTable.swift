import Kubernetes

/// What runs, and when: one line a field.
package enum StageTable {
  /// What makes resources, once those that the layer names are gathered.
  package static var generators: [Row] { [Row(GeneratorFields.self), Row(HelmFields.self)] }

  /// What changes resources, in kustomize's order.
  package static var transformers: [Row] {
    [
      Row(StrategicMergesField.self),
      Row(PatchesField.self),
      Row(NamespaceField.self),
      Row(AffixFields.self),
      Row(LabelFields.self),
      Row(AnnotationsField.self),
      Row(JSONPatchesField.self),
      Row(ReplicasField.self),
      Row(ImagesField.self),
      Row(ReplacementsField.self),
    ]
  }

  /// A field of the table: its names, and how to decode it.
  package struct Row {
    package let names: [String]
    package let deprecated: DeprecatedField?
    package let decode: (FieldReader) throws -> any StageField

    fileprivate init<Field: StageField>(_ field: Field.Type) {
      names = field.names
      deprecated = field.deprecated
      decode = { try field.init($0) }
    }
  }

  /// What ends a build, once for all layers.
  ///
  /// - Parameter layer: the outermost one, with the configuration of all.
  package static func endings(
    _ variables: VariableSet, _ order: SortOptionsField, _ metadata: BuildMetadataField, in layer: LayerContext
  ) -> [Stage] {
    let references = layer.build.fields.references(of: layer.configuration)
    var stages = [
      Stage("content hash", .transforms(HashTransformer())),
      Stage("name reference", .transforms(NameReferenceTransformer(references))),
    ]
    if !variables.isEmpty {
      stages.append(Stage("var", .transforms(VariableTransformer(variables, fields: layer.fields(.varReference)))))
    }
    stages.append(Stage("local configuration", .transforms(LocalConfigTransformer())))
    stages.append(Stage("order", .transforms(OrderTransformer(options: order))))
    if layer.build.options.addsManagedByLabel || metadata.options.contains(.managedByLabel) {
      stages.append(Stage("managed-by label", .transforms(ManagedByTransformer())))
    }
    stages.append(Stage("annotations", .transforms(AnnotationFinisher(options: metadata.options))))
    return stages
  }
}
