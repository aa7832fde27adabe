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
    let visitors = fieldSpecs.map { FieldVisitor($0, in: layer.tree) }
    for entry in entries {
      let name = entry.name?.string ?? ""
      let position = (entry.countNode ?? entry.node).position
      var isFound = false
      for visitor in visitors {
        let spec = visitor.spec
        for resource in resourcesByName[name] ?? [] {
          guard resource.allIDs.contains(where: { $0.name == name && $0.gvk.isSelected(by: spec.gvk) }) else {
            continue
          }
          isFound = true
          guard spec.matches(resource) else { continue }
          try visitor.visit(resource.node, creating: .scalar, at: position) { replicas in
            guard replicas.isScalar else { throw wrongType(replicas, spec.path.last ?? "", expected: "a number") }
            replicas.setTextKeepingStyle(String(entry.count), at: position)
          }
        }
      }
      guard isFound else { throw unknownWorkload(entry, fieldSpecs, among: resources) }
    }
  }

  /// The resources that have or had a name that an entry means, in order.
  private func byName(_ resources: ResourceSet) -> [String: [Resource]] {
    let meant = Set(entries.map { $0.name?.string ?? "" })
    var table: [String: [Resource]] = [:]
    for resource in resources.resources {
      for name in resource.allNames where meant.contains(name) && table[name]?.last !== resource {
        table[name, default: []].append(resource)
      }
    }
    return table
  }
}
