/// The fields that kustomize's transformers change without being told: its `builtinpluginconsts`, each list in the
/// order in which kustomize has it, sorted by type.
enum DefaultFieldSpecs {
  /// Where a name gets its prefix or suffix.
  static let name = [FieldSpec(path: "metadata/name")]

  /// The namespaces that stand elsewhere than in `metadata/namespace`.
  static let namespace = [
    FieldSpec("Namespace", path: "metadata/name", create: true),
    FieldSpec(
      "CustomResourceDefinition", group: "apiextensions.k8s.io",
      path: "spec/conversion/webhook/clientConfig/service/namespace"),
    FieldSpec("APIService", group: "apiregistration.k8s.io", path: "spec/service/namespace", create: true),
  ]

  static let commonAnnotations = metadata("annotations", statefulSetGroup: "")

  static let templateLabels = metadata("labels", statefulSetGroup: "apps")

  static let volumeClaimTemplateLabels = [
    FieldSpec("StatefulSet", group: "apps", path: "spec/volumeClaimTemplates[]/metadata/labels", create: true)
  ]

  static let images = [
    FieldSpec(path: "spec/containers[]/image", create: true),
    FieldSpec(path: "spec/initContainers[]/image", create: true),
    FieldSpec(path: "spec/volumes[]/image/reference", create: true),
    FieldSpec(path: "spec/template/spec/containers[]/image", create: true),
    FieldSpec(path: "spec/template/spec/initContainers[]/image", create: true),
    FieldSpec(path: "spec/template/spec/volumes[]/image/reference", create: true),
    FieldSpec(path: "spec/jobTemplate/spec/template/spec/volumes[]/image/reference", create: true),
  ]

  static let replicas = ["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"].map {
    FieldSpec($0, path: "spec/replicas", create: true)
  }

  /// A field of the metadata of every resource, and of all templates of pods and jobs.
  private static func metadata(_ field: String, statefulSetGroup: String) -> [FieldSpec] {
    let template = "spec/template/metadata/" + field
    return [
      FieldSpec("Deployment", path: template, create: true),
      FieldSpec("StatefulSet", group: statefulSetGroup, path: template, create: true),
      FieldSpec("CronJob", group: "batch", path: "spec/jobTemplate/metadata/" + field, create: true),
      FieldSpec("CronJob", group: "batch", path: "spec/jobTemplate/spec/template/metadata/" + field, create: true),
      FieldSpec("Job", group: "batch", path: template, create: true),
      FieldSpec("ReplicationController", version: "v1", path: template, create: true),
      FieldSpec("DaemonSet", path: template, create: true),
      FieldSpec("ReplicaSet", path: template, create: true),
      FieldSpec(path: "metadata/" + field, create: true),
    ]
  }
}
