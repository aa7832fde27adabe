extension DefaultFieldSpecs {
  /// Where `commonLabels` go: into metadata and templates, and into all that selects by labels.
  static let commonLabels: [FieldSpec] = {
    let lists: [[FieldSpec]] = [
      [FieldSpec("Service", version: "v1", path: "spec/selector", create: true)],
      podSelectors("Deployment"),
      [FieldSpec("Deployment", path: "spec/selector/matchLabels", create: true)],
      labels(of: "Deployment"),
      [FieldSpec("StatefulSet", group: "apps", path: "spec/selector/matchLabels", create: true)],
      podSelectors("StatefulSet"),
      labels(of: "StatefulSet"),
      volumeClaimTemplateLabels,
      [FieldSpec("CronJob", group: "batch", path: "spec/jobTemplate/spec/selector/matchLabels")],
      labels(of: "CronJob"),
      [FieldSpec("PodDisruptionBudget", group: "policy", path: "spec/selector/matchLabels")],
      [FieldSpec("Job", group: "batch", path: "spec/selector/matchLabels")],
      labels(of: "Job"),
      [
        FieldSpec("NetworkPolicy", group: "networking.k8s.io", path: "spec/podSelector/matchLabels"),
        FieldSpec("NetworkPolicy", group: "networking.k8s.io", path: "spec/ingress/from/podSelector/matchLabels"),
        FieldSpec("NetworkPolicy", group: "networking.k8s.io", path: "spec/egress/to/podSelector/matchLabels"),
      ],
      [FieldSpec("ReplicationController", version: "v1", path: "spec/selector", create: true)],
      labels(of: "ReplicationController"),
      [FieldSpec("DaemonSet", path: "spec/selector/matchLabels", create: true)],
      labels(of: "DaemonSet"),
      [FieldSpec("ReplicaSet", path: "spec/selector/matchLabels", create: true)],
      labels(of: "ReplicaSet"),
      labels(of: ""),
    ]
    return lists.flatMap { $0 }
  }()

  /// The labels of metadata and templates that a kind has.
  private static func labels(of kind: String) -> [FieldSpec] { templateLabels.filter { $0.gvk.kind == kind } }

  /// How pods of a type in `apps` choose the pods that they keep near, far or apart from.
  private static func podSelectors(_ kind: String) -> [FieldSpec] {
    let preferred = "preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm"
    let required = "requiredDuringSchedulingIgnoredDuringExecution"
    return [
      "affinity/podAffinity/" + preferred, "affinity/podAffinity/" + required,
      "affinity/podAntiAffinity/" + preferred, "affinity/podAntiAffinity/" + required, "topologySpreadConstraints",
    ].map { FieldSpec(kind, group: "apps", path: "spec/template/spec/\($0)/labelSelector/matchLabels") }
  }
}
