import Kubernetes
import YAML

/// An entry of `replicas`: the name of workloads, and how many replicas they get.
package struct ReplicaEntry {
  /// The entry.
  package let node: Node
  package let name: Node?
  package let count: Int64
  /// Where the count is written.
  package let countNode: Node?

  /// - Parameter strict: whether unknown fields are refused.
  /// - Throws: `Diagnostic` at what is of the wrong type or unknown.
  package init(node: Node, strict: Bool) throws {
    let reader = try FieldReader(node, "a replica count", fields: strict ? ["name", "count"] : nil)
    self.node = node
    name = try reader.stringNode("name")
    count = try reader.integer("count") ?? 0
    countNode = reader.value("count")
  }
}
