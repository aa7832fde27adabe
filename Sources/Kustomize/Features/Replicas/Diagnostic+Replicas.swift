import Diagnostics
import Kubernetes
import YAML

// The messages of the replica transformer.

extension Diagnostic {
  static func unknownWorkload(_ entry: ReplicaEntry, _ fieldSpecs: [FieldSpec], among resources: ResourceSet)
    -> Diagnostic
  {
    var kinds: [String] = []
    for spec in fieldSpecs {
      let kind = spec.gvk.kind.isEmpty ? "resource" : spec.gvk.kind
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    let name = entry.name?.string ?? ""
    let workloads = resources.resources.filter { resource in
      fieldSpecs.contains { resource.gvk.isSelected(by: $0.gvk) }
    }
    return (entry.name ?? entry.node).diagnostic(
      .noEffect, "there is no \(kinds.joinedAsWords()) named '\(name)' to give replicas to",
      meant: nearestWord(to: name, among: workloads.flatMap { $0.allIDs.map(\.name) }))
  }
}
