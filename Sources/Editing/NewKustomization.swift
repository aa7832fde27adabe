/// A kustomization that does not exist yet, as `strata create` writes it.
package struct NewKustomization {
  package var resources: [String] = []
  package var namePrefix = ""
  package var nameSuffix = ""
  package var namespace = ""
  /// Of several with the same key the last counts.
  package var labels: [MetadataPair] = []
  package var annotations: [MetadataPair] = []

  package init() {}

  /// Its text, with the fields in kustomize's order, and without those that would be empty.
  package var text: String {
    var fields: [EditedValue.Field] = [
      .init("apiVersion", .text("kustomize.config.k8s.io/v1beta1")), .init("kind", .text("Kustomization")),
    ]
    if !resources.isEmpty { fields.append(.init("resources", .list(resources.map(EditedValue.text)))) }
    for (key, value) in [("namePrefix", namePrefix), ("nameSuffix", nameSuffix), ("namespace", namespace)]
    where !value.isEmpty {
      fields.append(.init(key, .text(value)))
    }
    for (key, pairs) in [("commonLabels", labels), ("commonAnnotations", annotations)] where !pairs.isEmpty {
      fields.append(.init(key, Self.mapping(pairs)))
    }
    return fields.flatMap { ValueLines(dashIndent: 0).block($0) }.map { $0 + "\n" }.joined()
  }

  /// Sorted by key.
  private static func mapping(_ pairs: [MetadataPair]) -> EditedValue {
    let byKey = Dictionary(pairs.map { ($0.key, $0.value) }) { $1 }
    let keys = byKey.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return .mapping(keys.map { EditedValue.Field($0, .text(byKey[$0] ?? "")) })
  }
}
