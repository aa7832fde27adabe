/// The fields that the transformers change, and those in which names are referred to.
///
/// A list that nothing was added to is not made before it is asked for: a build needs few of them.
package struct TransformerConfiguration: Sendable {
  /// The lists of field specs, under the names that a configuration gives them.
  package enum List: String, CaseIterable, Sendable {
    case namePrefix, nameSuffix, namespace, commonAnnotations, commonLabels, labels, templateLabels
    case volumeClaimTemplateLabels, varReference, images, replicas
  }

  private let startsFromDefaults: Bool
  private var lists: [List: [FieldSpec]] = [:]
  private var nameReferences: [NameReferenceSpec]?

  private init(startsFromDefaults: Bool) { self.startsFromDefaults = startsFromDefaults }

  /// A configuration that names no field.
  package init() { self.init(startsFromDefaults: false) }

  /// What holds without a configuration of the user's (kustomize's `builtinpluginconsts`).
  package static let defaults = TransformerConfiguration(startsFromDefaults: true)

  package var namePrefix: [FieldSpec] {
    get { self[.namePrefix] }
    set { self[.namePrefix] = newValue }
  }
  package var nameSuffix: [FieldSpec] {
    get { self[.nameSuffix] }
    set { self[.nameSuffix] = newValue }
  }
  package var namespace: [FieldSpec] {
    get { self[.namespace] }
    set { self[.namespace] = newValue }
  }
  package var commonLabels: [FieldSpec] {
    get { self[.commonLabels] }
    set { self[.commonLabels] = newValue }
  }
  package var labels: [FieldSpec] {
    get { self[.labels] }
    set { self[.labels] = newValue }
  }
  package var templateLabels: [FieldSpec] {
    get { self[.templateLabels] }
    set { self[.templateLabels] = newValue }
  }
  package var volumeClaimTemplateLabels: [FieldSpec] {
    get { self[.volumeClaimTemplateLabels] }
    set { self[.volumeClaimTemplateLabels] = newValue }
  }
  package var commonAnnotations: [FieldSpec] {
    get { self[.commonAnnotations] }
    set { self[.commonAnnotations] = newValue }
  }
  package var varReference: [FieldSpec] {
    get { self[.varReference] }
    set { self[.varReference] = newValue }
  }
  package var images: [FieldSpec] {
    get { self[.images] }
    set { self[.images] = newValue }
  }
  package var replicas: [FieldSpec] {
    get { self[.replicas] }
    set { self[.replicas] = newValue }
  }
  package var nameReference: [NameReferenceSpec] {
    get { nameReferences ?? (startsFromDefaults ? DefaultFieldSpecs.nameReference : []) }
    set { nameReferences = newValue }
  }

  package subscript(list: List) -> [FieldSpec] {
    get { lists[list] ?? (startsFromDefaults ? Self.defaults(list) : []) }
    set { lists[list] = newValue }
  }

  private static func defaults(_ list: List) -> [FieldSpec] {
    switch list {
    case .namePrefix, .nameSuffix: DefaultFieldSpecs.name
    case .namespace: DefaultFieldSpecs.namespace
    case .commonLabels: DefaultFieldSpecs.commonLabels
    case .labels: []
    case .templateLabels: DefaultFieldSpecs.templateLabels
    case .volumeClaimTemplateLabels: DefaultFieldSpecs.volumeClaimTemplateLabels
    case .commonAnnotations: DefaultFieldSpecs.commonAnnotations
    case .varReference: DefaultFieldSpecs.varReference
    case .images: DefaultFieldSpecs.images
    case .replicas: DefaultFieldSpecs.replicas
    }
  }

  /// This configuration and what another adds to it, in kustomize's order of types.
  ///
  /// - Throws: `Diagnostic`, where the two disagree on whether a field is to be made.
  package func merging(_ other: TransformerConfiguration) throws -> TransformerConfiguration {
    var merged = self
    for list in List.allCases { merged[list] = try merged[list].merging(other[list]).sortedByType() }
    merged.nameReference = try nameReference.merging(other.nameReference).sortedByType()
    return merged
  }
}

/// Two configurations are equal if they name the same fields.
extension TransformerConfiguration: Equatable {
  package static func == (a: TransformerConfiguration, b: TransformerConfiguration) -> Bool {
    List.allCases.allSatisfy { a[$0] == b[$0] } && a.nameReference == b.nameReference
  }
}
