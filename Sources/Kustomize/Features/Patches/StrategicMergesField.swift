import Kubernetes
import YAML

/// `patchesStrategicMerge`: strategic merges alone, all of them read before the first is applied.
package struct StrategicMergesField: StageField {
  package static let names = ["patchesStrategicMerge"]
  package static var deprecated: DeprecatedField? { DeprecatedField("patchesStrategicMerge", instead: "patches") }
  private let entries: [Node]

  package init(_ kustomization: FieldReader) throws {
    entries = try kustomization.strings("patchesStrategicMerge")
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    guard let first = entries.first else { return [] }
    return [
      Stage(
        "strategic merge patch", at: first, kind: "PatchStrategicMergeTransformer",
        .transforms(StrategicMergeTransformer(entries)))
    ]
  }
}
