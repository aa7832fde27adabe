import Kubernetes
import YAML

/// `patchesJson6902`: JSON patches alone, after all other patches and the transformers of names and labels.
package struct JSONPatchesField: StageField {
  package static let names = ["patchesJson6902"]
  package static var deprecated: DeprecatedField? { DeprecatedField("patchesJson6902", instead: "patches") }
  private let entries: [PatchEntry]

  package init(_ kustomization: FieldReader) throws {
    entries = try kustomization.list("patchesJson6902").map { try PatchEntry($0) }
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    entries.map {
      Stage("JSON patch", at: $0.node, kind: "PatchJson6902Transformer", .transforms(JSONPatchTransformer($0)))
    }
  }
}
