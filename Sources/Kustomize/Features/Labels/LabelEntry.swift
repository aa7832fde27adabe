import Kubernetes
import YAML

/// An entry of `labels`.
package struct LabelEntry {
  package var pairs: [(key: String, value: Node)]
  package var includesSelectors: Bool
  package var includesTemplates: Bool
  package var includesVolumeClaimTemplates: Bool
  package var fields: [FieldSpec]

  package init(_ node: Node) throws {
    let reader = try FieldReader(
      node, "a label entry",
      fields: ["pairs", "includeSelectors", "includeTemplates", "includeVolumeClaimTemplates", "fields"])
    pairs = try reader.stringMap("pairs")
    includesSelectors = try reader.bool("includeSelectors")
    includesTemplates = try reader.bool("includeTemplates")
    includesVolumeClaimTemplates = try reader.bool("includeVolumeClaimTemplates")
    fields = try reader.list("fields").map { try FieldSpec(node: $0) }
  }
}

extension LabelEntry {
  /// The fields that the entry sets labels in: its own, and those of the configuration that it asks for.
  func fieldSpecs(in configuration: TransformerConfiguration) throws -> [FieldSpec] {
    var specs = try fields.merging(configuration.labels)
    if includesSelectors { return try specs.merging(configuration.commonLabels) }
    if includesTemplates { specs = try specs.merging(configuration.templateLabels) }
    if includesVolumeClaimTemplates { specs = try specs.merging(configuration.volumeClaimTemplateLabels) }
    return try specs.merging([FieldSpec(path: "metadata/labels", create: true)])
  }
}
