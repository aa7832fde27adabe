import Diagnostics
import Kubernetes
import YAML

/// Sets the replicas of workloads: `replicas`. A workload is meant by any name that it has or had.
package struct ReplicaTransformer: Transformer {
  private let entries: [ReplicaEntry]
  private let fieldSpecs: [FieldSpec]

  package init(_ entries: [ReplicaEntry], fieldSpecs: [FieldSpec]) {
    self.entries = entries
    self.fieldSpecs = fieldSpecs
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard !entries.isEmpty else { return }
    let resourcesByName = byName(resources)
    for entry in entries {
      let name = entry.name?.string ?? ""
      let position = (entry.countNode ?? entry.node).position
      var isFound = false
      for spec in fieldSpecs {
        for resource in resourcesByName[name] ?? [] {
          guard resource.allIDs.contains(where: { $0.name == name && $0.gvk.isSelected(by: spec.gvk) }) else {
            continue
          }
          isFound = true
          guard spec.matches(resource) else { continue }
          try spec.visit(resource.node, creating: .scalar, at: position) { replicas in
            guard replicas.isScalar else { throw wrongType(replicas, spec.path.last ?? "", expected: "a number") }
            replicas.setTextKeepingStyle(String(entry.count), at: position)
          }
        }
      }
      guard isFound else { throw unknownWorkload(entry, fieldSpecs, among: resources) }
    }
  }

  /// The resources by each name that they have or had, in order.
  private func byName(_ resources: ResourceSet) -> [String: [Resource]] {
    var table: [String: [Resource]] = [:]
    for resource in resources.resources {
      for name in Set(resource.allIDs.map(\.name)) { table[name, default: []].append(resource) }
    }
    return table
  }
}
