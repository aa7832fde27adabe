import Kubernetes
import YAML

/// `replicas`: how many of which workload there are.
package struct ReplicasField: StageField {
  package static let names = ["replicas"]
  private let entries: [ReplicaEntry]

  package init(_ kustomization: FieldReader) throws {
    entries = try kustomization.list("replicas").map { try ReplicaEntry(node: $0, strict: true) }
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    layer.runs(of: entries).map { entries in
      Stage(
        "replicas", at: entries.first?.node, kind: "ReplicaCountTransformer",
        .transforms(ReplicaTransformer(entries, fields: layer.fields(.replicas))))
    }
  }
}
