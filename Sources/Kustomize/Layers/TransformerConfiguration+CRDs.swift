import Diagnostics
import Kubernetes
import YAML

extension TransformerConfiguration {
  /// What a file of `crds` says of its types: which of their fields hold annotations, labels, names, or the names of
  /// other resources.
  ///
  /// The file maps the names of definitions to `{Schema: {properties: …}}`, and the properties carry the extensions
  /// `x-kubernetes-annotation`, `-label-selector`, `-identity`, and `-object-ref-api-version`, `-kind` and `-name-key`
  /// (kustomize's `LoadConfigFromCRDs`).
  ///
  /// - Throws: `Diagnostic` where the file has another shape, or its definitions refer to each other in more ways than
  ///   are followed.
  package init(crdDefinitions root: Node) throws {
    self.init()
    guard root.isMapping else { throw Diagnostic.wrongType(root, "a file of CRD definitions", expected: "a mapping") }
    let definitions = CRDDefinitions(root)
    var fields = CRDFields(definitions, of: root)
    for field in root.fields {
      guard let properties = definitions.properties(of: field.key.string),
        ["kind", "apiVersion", "metadata"].allSatisfy({ properties[$0] != nil })
      else { continue }
      let kind = field.key.string.split(separator: ".").last.map(String.init) ?? ""
      try fields.collect(field.key.string, GroupVersionKind(kind: kind))
    }
    commonAnnotations = try commonAnnotations.merging(fields.annotations)
    commonLabels = try commonLabels.merging(fields.labels)
    namePrefix = try namePrefix.merging(fields.names)
    for reference in fields.references {
      // Two definitions may be of one kind, and say the same of it.
      let merged = NameReferenceSpec(referral: reference.referral, fields: try [FieldSpec]().merging(reference.fields))
      nameReference = try nameReference.merging([merged])
    }
  }
}

/// The fields that the definitions of a file of `crds` mark.
private struct CRDFields {
  private let definitions: CRDDefinitions
  private let root: Node
  private(set) var annotations: [FieldSpec] = []
  private(set) var labels: [FieldSpec] = []
  private(set) var names: [FieldSpec] = []
  private(set) var references: [NameReferenceSpec] = []
  /// Where the references to each type stand.
  private var places: [GroupVersionKind: Int] = [:]
  /// The fields that were looked at, each with the parts of its path.
  private var steps = 0

  /// Definitions that name two others each are as many fields as there are ways through them.
  private static let limit = 1_000_000

  init(_ definitions: CRDDefinitions, of root: Node) {
    (self.definitions, self.root) = (definitions, root)
  }

  mutating func collect(_ definition: String, _ gvk: GroupVersionKind) throws {
    try collect(definition, gvk, [], below: [])
  }

  private mutating func collect(
    _ definition: String, _ gvk: GroupVersionKind, _ path: [String], below ancestors: Set<String>
  ) throws {
    // A definition that contains itself ends here: kustomize would not. No value lies deeper than the limit.
    guard let properties = definitions.properties(of: definition), !ancestors.contains(definition),
      path.count < TreeLimits.depth
    else { return }
    for property in properties.fields {
      let place = path + [property.key.string]
      steps += place.count
      guard steps <= Self.limit else { throw Diagnostic.tooManyCRDFields(root) }
      note(property, at: place, gvk)
      if let reference = property.value["$ref"]?.string, definitions.leadsToMarks(reference) {
        try collect(reference, gvk, place, below: ancestors.union([definition]))
      }
    }
  }

  private mutating func note(_ property: Field, at place: [String], _ gvk: GroupVersionKind) {
    let schema = property.value
    let spec = FieldSpec(gvk: gvk, path: place, node: property.key)
    if schema["x-kubernetes-annotation"] != nil { annotations.append(spec) }
    if schema["x-kubernetes-label-selector"] != nil { labels.append(spec) }
    if schema["x-kubernetes-identity"] != nil { names.append(spec) }
    guard let version = schema["x-kubernetes-object-ref-api-version"],
      let kind = schema["x-kubernetes-object-ref-kind"]
    else { return }
    let key = schema["x-kubernetes-object-ref-name-key"]?.string ?? "name"
    let field = FieldSpec(gvk: gvk, path: place + [key], node: property.key)
    let referral = GroupVersionKind(version: version.string, kind: kind.string)
    if let place = places[referral] {
      references[place].fields.append(field)
    } else {
      places[referral] = references.count
      references.append(NameReferenceSpec(referral: referral, fields: [field]))
    }
  }
}

/// The definitions of a file of `crds`.
private struct CRDDefinitions {
  /// The properties of each that has any.
  private var properties: [String: Node] = [:]
  /// Those with a mark, and those that refer to one of them: only these are gone through.
  private var leading: Set<String> = []

  init(_ root: Node) {
    for field in root.fields where properties[field.key.string] == nil {
      let schema = field.value["Schema"] ?? field.value["schema"]
      if let found = schema?["properties"], found.isMapping { properties[field.key.string] = found }
    }
    findLeading()
  }

  func properties(of definition: String) -> Node? { properties[definition] }

  func leadsToMarks(_ definition: String) -> Bool { leading.contains(definition) }

  /// Goes from those with a mark to those that refer to them.
  private mutating func findLeading() {
    var users: [String: [String]] = [:]
    var found: [String] = []
    for (definition, properties) in properties {
      for property in properties.fields {
        if property.value.fields.contains(where: Self.isMark) { found.append(definition) }
        if let reference = property.value["$ref"] { users[reference.string, default: []].append(definition) }
      }
    }
    while let definition = found.popLast() {
      guard leading.insert(definition).inserted else { continue }
      found += users[definition] ?? []
    }
  }

  private static func isMark(_ field: Field) -> Bool { field.key.string.hasPrefix("x-kubernetes-") }
}

extension Diagnostic {
  fileprivate static func tooManyCRDFields(_ root: Node) -> Diagnostic {
    root.diagnostic(.invalidValue, "these definitions refer to each other in more ways than are followed")
  }
}
