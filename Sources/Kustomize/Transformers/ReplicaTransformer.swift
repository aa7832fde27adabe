import Diagnostics
import Kubernetes
import YAML

/// Sets the replicas of workloads: `replicas`. A workload is meant by any name that it has or had.
package struct ReplicaTransformer: Transformer {
  private let entries: [ReplicaEntry]
  private let fields: FieldSpecsByType

  package init(_ entries: [ReplicaEntry], fields: FieldSpecsByType) {
    self.entries = entries
    self.fields = fields
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard !entries.isEmpty else { return }
    let resourcesByName = byName(resources)
    for entry in entries {
      let name = entry.name?.string ?? ""
      let position = (entry.countNode ?? entry.node).position
      // Those that had the name, each with the types that it had under it.
      let meant = (resourcesByName[name] ?? []).map { resource in
        (resource, resource.allIDs.filter { $0.name == name }.map(\.type))
      }
      var isFound = false
      for visitor in fields.visitors(in: layer.tree) {
        let spec = visitor.spec
        for (resource, types) in meant where types.contains(where: { $0.gvk.isSelected(by: spec.gvk) }) {
          isFound = true
          guard spec.matches(resource) else { continue }
          try visitor.visit(resource.node, creating: .scalar, at: position) { replicas in
            guard replicas.isScalar else { throw wrongType(replicas, spec.path.last ?? "", expected: "a number") }
            replicas.setTextKeepingStyle(String(entry.count), at: position)
          }
        }
      }
      guard isFound else { throw unknownWorkload(entry, fields.specs, among: resources) }
    }
  }

  /// The resources that have or had a name that an entry means, in order.
  private func byName(_ resources: ResourceSet) -> [String: [Resource]] {
    let meant = entries.map { $0.name?.string ?? "" }
    let many = meant.count > 8 ? Set(meant) : []
    var table: [String: [Resource]] = [:]
    for resource in resources.resources {
      func note(_ name: String) {
        guard many.isEmpty ? meant.contains(name) : many.contains(name), table[name]?.last !== resource else { return }
        table[name, default: []].append(resource)
      }
      for previous in resource.previousNames { note(previous.name) }
      note(resource.name)
    }
    return table
  }
}
