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

  package init(configuredBy configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    guard let replica = try configuration.reader.mapping("replica") else {
      throw Diagnostic.missingField("replica", of: "a ReplicaCountTransformer", in: configuration.node)
    }
    self.init([try ReplicaEntry(node: replica, strict: false)], fields: fields)
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard !entries.isEmpty else { return }
    let resourcesByName = resources.resources(everNamed: Set(entries.map { $0.name?.string ?? "" }))
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
            guard replicas.isScalar else {
              throw Diagnostic.wrongType(replicas, spec.path.last ?? "", expected: "a number")
            }
            replicas.setTextKeepingStyle(String(entry.count), at: position)
          }
        }
      }
      guard isFound else { throw Diagnostic.unknownWorkload(entry, fields.specs, among: resources) }
    }
  }
}
