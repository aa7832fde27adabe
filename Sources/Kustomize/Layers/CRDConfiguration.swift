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
  /// - Throws: `Diagnostic` where the file has another shape.
  package init(crdDefinitions root: Node) throws {
    self.init()
    guard root.isMapping else { throw Diagnostic.wrongType(root, "a file of CRD definitions", expected: "a mapping") }
    let definitions = CRDDefinitions(root)
    for field in root.fields {
      guard let properties = definitions.properties(of: field.key.string),
        ["kind", "apiVersion", "metadata"].allSatisfy({ properties[$0] != nil })
      else { continue }
      let kind = field.key.string.split(separator: ".").last.map(String.init) ?? ""
      try collect(field.key.string, GroupVersionKind(kind: kind), [], definitions, below: [])
    }
  }

  private mutating func collect(
    _ definition: String, _ gvk: GroupVersionKind, _ path: [String], _ definitions: CRDDefinitions,
    below ancestors: [String]
  ) throws {
    // A definition that contains itself ends here: kustomize would not.
    guard let properties = definitions.properties(of: definition), !ancestors.contains(definition) else { return }
    for property in properties.fields {
      let place = path + [property.key.string]
      let schema = property.value
      let spec = FieldSpec(gvk: gvk, path: place, node: property.key)
      if schema["x-kubernetes-annotation"] != nil { commonAnnotations = try commonAnnotations.merging([spec]) }
      if schema["x-kubernetes-label-selector"] != nil { commonLabels = try commonLabels.merging([spec]) }
      if schema["x-kubernetes-identity"] != nil { namePrefix = try namePrefix.merging([spec]) }
      if let version = schema["x-kubernetes-object-ref-api-version"], let kind = schema["x-kubernetes-object-ref-kind"]
      {
        let key = schema["x-kubernetes-object-ref-name-key"]?.string ?? "name"
        let field = FieldSpec(gvk: gvk, path: place + [key], node: property.key)
        let referral = GroupVersionKind(version: version.string, kind: kind.string)
        nameReference = try nameReference.merging([NameReferenceSpec(referral: referral, fields: [field])])
      }
      if let reference = schema["$ref"] {
        try collect(reference.string, gvk, place, definitions, below: ancestors + [definition])
      }
    }
  }
}

/// The definitions of a file of `crds`.
private struct CRDDefinitions {
  private let root: Node

  init(_ root: Node) { self.root = root }

  func properties(of definition: String) -> Node? {
    guard let entry = root[definition] else { return nil }
    return (entry["Schema"] ?? entry["schema"])?["properties"].flatMap { $0.isMapping ? $0 : nil }
  }
}
