extension DefaultFieldSpecs {
  /// What is referred to by name, and where. The order of the types decides which of them a name is taken for.
  static let nameReference: [NameReferenceSpec] = [
    refer(to: "StorageClass", group: "storage.k8s.io", version: "v1", from: storageClassNames),
    refer(to: "ServiceAccount", version: "v1", from: serviceAccountNames),
    refer(to: "Role", group: rbac, from: [FieldSpec("RoleBinding", group: rbac, path: "roleRef/name")]),
    refer(
      to: "ClusterRole", group: rbac,
      from: ["RoleBinding", "ClusterRoleBinding"].map { FieldSpec($0, group: rbac, path: "roleRef/name") }),
    refer(to: "ConfigMap", version: "v1", from: configMapNames),
    refer(to: "Secret", version: "v1", from: secretNames),
    refer(to: "Service", version: "v1", from: serviceNames),
    refer(
      to: "PriorityClass", group: "scheduling.k8s.io", version: "v1", from: inPods(["priorityClassName"])),
    refer(
      to: "PersistentVolume", version: "v1",
      from: [
        FieldSpec("PersistentVolumeClaim", path: "spec/volumeName"),
        FieldSpec("ClusterRole", path: "rules/resourceNames"),
      ]),
    refer(
      to: "PersistentVolumeClaim", version: "v1", from: inPods(["volumes", "persistentVolumeClaim", "claimName"])),
    refer(to: "Deployment", from: autoscaled),
    refer(to: "StatefulSet", from: autoscaled),
    refer(
      to: "ValidatingAdmissionPolicy", group: admission,
      from: [FieldSpec("ValidatingAdmissionPolicyBinding", group: admission, path: "spec/policyName")]),
    // The version is part of the group in kustomize too, so that no IngressClass is ever found by this.
    refer(
      to: "IngressClass", group: "networking.k8s.io/v1", version: "v1",
      from: [FieldSpec("Ingress", path: "spec/ingressClassName")]),
    refer(to: "ReplicaSet", from: autoscaled),
    refer(to: "ReplicationController", from: autoscaled),
  ]

  private static let rbac = "rbac.authorization.k8s.io"
  private static let admission = "admissionregistration.k8s.io"

  private static func refer(
    to kind: String, group: String = "", version: String = "", from fields: [FieldSpec]
  ) -> NameReferenceSpec {
    NameReferenceSpec(referral: GroupVersionKind(group: group, version: version, kind: kind), fields: fields)
  }

  /// A field of the pods that most types make.
  private static func inPods(_ field: [String]) -> [FieldSpec] {
    [
      ("Pod", PodSpecPath.pod), ("StatefulSet", PodSpecPath.template), ("Deployment", PodSpecPath.template),
      ("ReplicationController", PodSpecPath.template), ("CronJob", PodSpecPath.cronJob),
      ("Job", PodSpecPath.template), ("DaemonSet", PodSpecPath.template),
    ].map { kind, podSpec in FieldSpec(gvk: GroupVersionKind(kind: kind), path: podSpec + field) }
  }

  private static let autoscaled = [FieldSpec("HorizontalPodAutoscaler", path: "spec/scaleTargetRef/name")]

  private static let storageClassNames = [
    FieldSpec("PersistentVolume", path: "spec/storageClassName"),
    FieldSpec("PersistentVolumeClaim", path: "spec/storageClassName"),
    FieldSpec("StatefulSet", path: "spec/volumeClaimTemplates/spec/storageClassName"),
  ]

  private static let serviceAccountNames =
    [
      FieldSpec("RoleBinding", group: rbac, path: "subjects"),
      FieldSpec("ClusterRoleBinding", group: rbac, path: "subjects"),
    ]
    + inPods(["serviceAccountName"])

  private static let serviceNames = [
    FieldSpec("StatefulSet", group: "apps", path: "spec/serviceName"),
    FieldSpec("Ingress", path: "spec/rules/http/paths/backend/serviceName"),
    FieldSpec("Ingress", path: "spec/backend/serviceName"),
    FieldSpec("Ingress", path: "spec/rules/http/paths/backend/service/name"),
    FieldSpec("Ingress", path: "spec/defaultBackend/service/name"),
    FieldSpec("APIService", group: "apiregistration.k8s.io", path: "spec/service/name"),
    FieldSpec("ValidatingWebhookConfiguration", group: admission, path: "webhooks/clientConfig/service"),
    FieldSpec("MutatingWebhookConfiguration", group: admission, path: "webhooks/clientConfig/service"),
  ]
}
