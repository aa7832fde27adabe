// References to config maps and secrets, which pods make in many places.

extension DefaultFieldSpecs {
  static let configMapNames =
    inWorkloads(
      [["volumes", "configMap", "name"]] + fromEnvironment("configMapKeyRef", "configMapRef"),
      projected: ["volumes", "projected", "sources", "configMap", "name"])
    + [
      FieldSpec("Node", path: "spec/configSource/configMap"),
      FieldSpec("Role", path: "rules/resourceNames"),
      FieldSpec("ClusterRole", path: "rules/resourceNames"),
      FieldSpec("Ingress", path: #"metadata/annotations/nginx.ingress.kubernetes.io\/fastcgi-params-configmap"#),
    ]

  static let secretNames =
    inWorkloads(
      [["volumes", "secret", "secretName"]] + fromEnvironment("secretKeyRef", "secretRef")
        + [["imagePullSecrets", "name"]],
      projected: ["volumes", "projected", "sources", "secret", "name"])
    + [
      FieldSpec("Ingress", path: "spec/tls/secretName"),
      FieldSpec("Ingress", path: #"metadata/annotations/ingress.kubernetes.io\/auth-secret"#),
      FieldSpec("Ingress", path: #"metadata/annotations/nginx.ingress.kubernetes.io\/auth-secret"#),
      FieldSpec("Ingress", path: #"metadata/annotations/nginx.ingress.kubernetes.io\/auth-tls-secret"#),
      FieldSpec("Ingress", path: "spec/tls/secretName"),
      FieldSpec("ServiceAccount", path: "imagePullSecrets/name"),
      FieldSpec("StorageClass", path: "parameters/secretName"),
      FieldSpec("StorageClass", path: "parameters/adminSecretName"),
      FieldSpec("StorageClass", path: "parameters/userSecretName"),
      FieldSpec("StorageClass", path: "parameters/secretRef"),
      FieldSpec("Role", path: "rules/resourceNames"),
      FieldSpec("ClusterRole", path: "rules/resourceNames"),
      FieldSpec(
        "Service", group: "serving.knative.dev", version: "v1",
        path: "spec/template/spec/containers/env/valueFrom/secretKeyRef/name"),
      FieldSpec("PersistentVolume", path: "spec/azureFile/secretName"),
    ]

  /// Where the environment of containers comes from: one key, or all of them.
  private static func fromEnvironment(_ key: String, _ all: String) -> [[String]] {
    [
      ["containers", "env", "valueFrom", key, "name"], ["initContainers", "env", "valueFrom", key, "name"],
      ["containers", "envFrom", all, "name"], ["initContainers", "envFrom", all, "name"],
    ]
  }

  /// Fields of the pods of all types that kustomize looks into, a ReplicationController not among them.
  ///
  /// - Parameter projected: the last field; for a CronJob it is the second.
  private static func inWorkloads(_ fields: [[String]], projected: [String]) -> [FieldSpec] {
    func specs(_ kind: String, version: String = "", _ podSpec: [String], _ fields: [[String]]) -> [FieldSpec] {
      fields.map { FieldSpec(gvk: GroupVersionKind(version: version, kind: kind), path: podSpec + $0) }
    }
    let fields = fields + [projected]
    var found = specs("Pod", version: "v1", PodSpecPath.pod, fields)
    found += specs("PodTemplate", PodSpecPath.podTemplate, fields)
    for kind in ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job"] {
      found += specs(kind, PodSpecPath.template, fields)
    }
    return found + specs("CronJob", PodSpecPath.cronJob, [fields[0], projected] + fields[1..<fields.count - 1])
  }
}
