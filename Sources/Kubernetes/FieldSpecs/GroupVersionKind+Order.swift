extension GroupVersionKind {
  /// Kinds that others need, in the order in which a cluster is given them.
  package static let firstKinds = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount", "PodSecurityPolicy",
    "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service",
    "LimitRange", "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob",
    "PodDisruptionBudget",
  ]

  package static let lastKinds = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]

  private static let ranks: [String: Int] = {
    var ranks: [String: Int] = [:]
    for (i, kind) in firstKinds.enumerated() { ranks[kind] = i - firstKinds.count }
    for (i, kind) in lastKinds.enumerated() { ranks[kind] = i + 1 }
    return ranks
  }()

  /// Whether this type comes before another in kustomize's order: by what needs what, then by group, version and
  /// kind, those without coming last (kyaml's `Gvk.IsLessThan`).
  package func precedes(_ other: GroupVersionKind) -> Bool {
    let (rank, otherRank) = (Self.ranks[kind] ?? 0, Self.ranks[other.kind] ?? 0)
    guard rank == otherRank else { return rank < otherRank }
    guard group != other.group || version != other.version else {
      return (kind.isEmpty ? "~K" : kind).utf8.lexicographicallyPrecedes((other.kind.isEmpty ? "~K" : other.kind).utf8)
    }
    return orderText.utf8.lexicographicallyPrecedes(other.orderText.utf8)
  }

  /// The text that types of one rank are ordered by.
  private var orderText: String {
    "\(group.isEmpty ? "~G" : group)_\(version.isEmpty ? "~V" : version)_\(kind.isEmpty ? "~K" : kind)"
  }
}
