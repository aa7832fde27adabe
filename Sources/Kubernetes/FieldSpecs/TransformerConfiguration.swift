/// The fields that the transformers change, and those in which names are referred to.
package struct TransformerConfiguration: Hashable, Sendable {
  package var namePrefix: [FieldSpec] = []
  package var nameSuffix: [FieldSpec] = []
  package var namespace: [FieldSpec] = []
  package var commonLabels: [FieldSpec] = []
  package var labels: [FieldSpec] = []
  package var templateLabels: [FieldSpec] = []
  package var volumeClaimTemplateLabels: [FieldSpec] = []
  package var commonAnnotations: [FieldSpec] = []
  package var nameReference: [NameReferenceSpec] = []
  package var varReference: [FieldSpec] = []
  package var images: [FieldSpec] = []
  package var replicas: [FieldSpec] = []

  /// A configuration that names no field.
  package init() {}

  /// What holds without a configuration of the user's (kustomize's `builtinpluginconsts`).
  package static let defaults: TransformerConfiguration = {
    var defaults = TransformerConfiguration()
    defaults.namePrefix = DefaultFieldSpecs.name
    defaults.nameSuffix = DefaultFieldSpecs.name
    defaults.namespace = DefaultFieldSpecs.namespace
    defaults.commonLabels = DefaultFieldSpecs.commonLabels
    defaults.templateLabels = DefaultFieldSpecs.templateLabels
    defaults.volumeClaimTemplateLabels = DefaultFieldSpecs.volumeClaimTemplateLabels
    defaults.commonAnnotations = DefaultFieldSpecs.commonAnnotations
    defaults.nameReference = DefaultFieldSpecs.nameReference
    defaults.varReference = DefaultFieldSpecs.varReference
    defaults.images = DefaultFieldSpecs.images
    defaults.replicas = DefaultFieldSpecs.replicas
    return defaults
  }()

  /// Every list of field specs, and the name that a configuration gives it.
  static let lists: [(name: String, list: WritableKeyPath<TransformerConfiguration, [FieldSpec]> & Sendable)] = [
    ("namePrefix", \.namePrefix), ("nameSuffix", \.nameSuffix), ("namespace", \.namespace),
    ("commonAnnotations", \.commonAnnotations), ("commonLabels", \.commonLabels), ("labels", \.labels),
    ("templateLabels", \.templateLabels), ("volumeClaimTemplateLabels", \.volumeClaimTemplateLabels),
    ("varReference", \.varReference), ("images", \.images), ("replicas", \.replicas),
  ]

  /// This configuration and what another adds to it, in kustomize's order of types.
  ///
  /// - Throws: `Diagnostic`, where the two disagree on whether a field is to be made.
  package func merging(_ other: TransformerConfiguration) throws -> TransformerConfiguration {
    var merged = self
    for (_, list) in Self.lists {
      merged[keyPath: list] = try merged[keyPath: list].merging(other[keyPath: list]).sortedByType()
    }
    merged.nameReference = try nameReference.merging(other.nameReference).sortedByType()
    return merged
  }
}
