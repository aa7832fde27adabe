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
