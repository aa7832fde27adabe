import Testing

@testable import Kubernetes

@Suite struct FieldSpecDefaultsTests {
  let defaults = TransformerConfiguration.defaults

  /// What merging sorts must be sorted before it, as kustomize sorts its defaults.
  @Test func everyListIsSorted() {
    for list in TransformerConfiguration.List.allCases {
      #expect(defaults[list] == defaults[list].sortedByType(), "\(list)")
    }
    #expect(defaults.nameReference == defaults.nameReference.sortedByType())
  }

  @Test func everyListHasItsLength() {
    let lengths = Dictionary(
      uniqueKeysWithValues: TransformerConfiguration.List.allCases.map { ($0.rawValue, defaults[$0].count) })
    #expect(
      lengths == [
        "namePrefix": 1, "nameSuffix": 1, "namespace": 3, "commonAnnotations": 9, "commonLabels": 32, "labels": 0,
        "templateLabels": 9, "volumeClaimTemplateLabels": 1, "varReference": 72, "images": 7, "replicas": 4,
      ])
    #expect(
      defaults.nameReference.map { "\($0.referral.kind) \($0.fields.count)" } == [
        "StorageClass 3", "ServiceAccount 9", "Role 1", "ClusterRole 2", "ConfigMap 52", "Secret 70", "Service 8",
        "PriorityClass 7", "PersistentVolume 2", "PersistentVolumeClaim 7", "Deployment 1", "StatefulSet 1",
        "ValidatingAdmissionPolicy 1", "IngressClass 1", "ReplicaSet 1", "ReplicationController 1",
      ])
  }

  @Test(arguments: [
    ("ConfigMap", "Deployment", "spec/template/spec/containers/envFrom/configMapRef/name"),
    ("ConfigMap", "CronJob", "spec/jobTemplate/spec/template/spec/volumes/projected/sources/configMap/name"),
    ("Secret", "PodTemplate", "template/spec/imagePullSecrets/name"),
    ("Secret", "Ingress", #"metadata/annotations/nginx.ingress.kubernetes.io\/auth-tls-secret"#),
    ("Service", "Ingress", "spec/defaultBackend/service/name"),
    ("ServiceAccount", "RoleBinding", "subjects"),
    ("PersistentVolumeClaim", "StatefulSet", "spec/template/spec/volumes/persistentVolumeClaim/claimName"),
    ("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "spec/policyName"),
  ])
  func nameIsReferredTo(referral: String, kind: String, path: String) throws {
    let spec = try #require(defaults.nameReference.first { $0.referral.kind == referral })
    #expect(spec.fields.contains { $0.gvk.kind == kind && $0.path == FieldSpec.split(path: path) })
  }

  @Test func mergingTheDefaultsIntoThemselvesChangesNothing() throws {
    let merged = try defaults.merging(defaults)
    #expect(merged == defaults)
  }
}
