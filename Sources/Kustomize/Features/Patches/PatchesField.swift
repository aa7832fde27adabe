import Kubernetes
import YAML

/// `patches`: strategic merges and JSON patches, one after another.
package struct PatchesField: StageField {
  package static let names = ["patches"]
  package let entries: [PatchEntry]

  package init(_ kustomization: FieldReader) throws {
    entries = try kustomization.list("patches").map { try PatchEntry($0) }
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    entries.map { Stage("patch", at: $0.node, kind: "PatchTransformer", .transforms(PatchTransformer($0))) }
  }
}
