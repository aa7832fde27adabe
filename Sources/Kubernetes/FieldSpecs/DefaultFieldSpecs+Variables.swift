extension DefaultFieldSpecs {
  /// Where `$(NAME)` stands for the value of a variable.
  static let varReference: [FieldSpec] = {
    let lists: [[FieldSpec]] = [
      at("Service", ["spec/ports/port", "spec/ports/targetPort"]),
      at("PersistentVolume", ["spec/nfs/server"]),
      containers("Deployment", PodSpecPath.template),
      at("Deployment", ["spec/template/spec/volumes/nfs/server", "spec/template/metadata/annotations"]),
      containers("StatefulSet", PodSpecPath.template),
      at("StatefulSet", ["spec/volumeClaimTemplates/spec/nfs/server"]),
      containers("CronJob", PodSpecPath.cronJob),
      // kustomize leaves the pod's `spec` out here.
      at("CronJob", ["spec/jobTemplate/spec/template/volumes/nfs/server"]),
      containers("DaemonSet", PodSpecPath.template),
      at("DaemonSet", ["spec/template/spec/volumes/nfs/server"]),
      at("Ingress", ["spec/rules/host", "spec/tls/hosts", "spec/tls/secretName"]),
      containers("Job", PodSpecPath.template),
      at("Job", ["spec/template/spec/volumes/nfs/server"]),
      containers("Pod", PodSpecPath.pod),
      at("Pod", ["spec/volumes/nfs/server"]),
      containers("ReplicaSet", PodSpecPath.template),
      at("ReplicaSet", ["spec/template/spec/volumes/nfs/server"]),
      at("", ["metadata/labels", "metadata/annotations"]),
    ]
    return lists.flatMap { $0 }
  }()

  private static func at(_ kind: String, _ paths: [String]) -> [FieldSpec] {
    paths.map { FieldSpec(kind, path: $0) }
  }

  private static func containers(_ kind: String, _ podSpec: [String]) -> [FieldSpec] {
    let fields = [["args"], ["command"], ["env", "value"], ["volumeMounts", "mountPath"]]
    return ["containers", "initContainers"].flatMap { list in
      fields.map { FieldSpec(gvk: GroupVersionKind(kind: kind), path: podSpec + [list] + $0) }
    }
  }
}

/// Where the spec of a pod stands in a type that makes pods.
enum PodSpecPath {
  static let pod = ["spec"]
  static let podTemplate = ["template", "spec"]
  static let template = ["spec", "template", "spec"]
  static let cronJob = ["spec", "jobTemplate", "spec", "template", "spec"]
}
