import Kubernetes
import YAML

/// The order of the output: kustomize's SortOrderTransformer in its legacy form. The order of `fifo` is that in which
/// resources were read, and needs nothing.
package struct LegacySortOrder {
  private let ranks: [String: Int]

  /// - Parameters: kinds that come first, and last, in this order; all others stand between them.
  package init(first: [String] = Self.defaultFirst, last: [String] = Self.defaultLast) {
    var ranks: [String: Int] = [:]
    for (i, kind) in first.enumerated() { ranks[kind] = i - first.count }
    for (i, kind) in last.enumerated() { ranks[kind] = i + 1 }
    self.ranks = ranks
  }

  package static let defaultFirst = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition",
    "ServiceAccount", "PodSecurityPolicy", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap",
    "Secret", "Endpoints", "Service", "LimitRange", "PriorityClass", "PersistentVolume", "PersistentVolumeClaim",
    "Deployment", "StatefulSet", "CronJob", "PodDisruptionBudget",
  ]
  package static let defaultLast = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]

  private struct Entry {
    var resource: Resource
    var rank: Int
    var type: String
    var gvk: GroupVersionKind
    var identity: String
  }

  package func sort(_ resources: inout ResourceSet) {
    let entries = resources.resources.map { resource in
      let id = resource.id
      let gvk = id.gvk
      return Entry(
        resource: resource, rank: ranks[gvk.kind] ?? 0,
        type: "\(gvk.group.isEmpty ? "~G" : gvk.group)_\(gvk.version.isEmpty ? "~V" : gvk.version)"
          + "_\(gvk.kind.isEmpty ? "~K" : gvk.kind)",
        gvk: gvk,
        identity: "\(gvk.dotted)|\(id.namespace.isEmpty ? "~X" : id.namespace)|\(id.name.isEmpty ? "~N" : id.name)")
    }
    resources.reorder(entries.sorted(by: isBefore).map(\.resource))
  }

  private func isBefore(_ a: Entry, _ b: Entry) -> Bool {
    if a.gvk == b.gvk { return bytesBefore(a.identity, b.identity) }
    if a.rank != b.rank { return a.rank < b.rank }
    if a.gvk.kind == "Namespace", b.gvk.kind == "Namespace", a.gvk.group.isEmpty || b.gvk.group.isEmpty {
      return bytesBefore(b.type, a.type)
    }
    return bytesBefore(a.type, b.type)
  }

  /// Go compares strings by their bytes.
  private func bytesBefore(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
