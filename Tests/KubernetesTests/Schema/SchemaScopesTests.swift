import Testing

@testable import Kubernetes

@Suite struct SchemaScopesTests {
  @Test(arguments: [
    ("v1", "Namespace"), ("v1", "Node"), ("v1", "PersistentVolume"), ("v1", "ComponentStatus"),
    ("rbac.authorization.k8s.io/v1", "ClusterRole"), ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("apiregistration.k8s.io/v1", "APIService"),
    ("storage.k8s.io/v1", "StorageClass"), ("scheduling.k8s.io/v1", "PriorityClass"),
    ("networking.k8s.io/v1", "IngressClass"), ("policy/v1beta1", "PodSecurityPolicy"),
    ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
    ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"),
    ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"),
  ])
  func isOfTheCluster(apiVersion: String, kind: String) {
    #expect(isNamespaced(apiVersion: apiVersion, kind: kind) == false)
  }

  @Test(arguments: [
    ("v1", "Pod"), ("v1", "ConfigMap"), ("v1", "Secret"), ("v1", "Service"), ("v1", "ServiceAccount"),
    ("v1", "ServiceProxyOptions"), ("apps/v1", "Deployment"), ("apps/v1", "StatefulSet"), ("batch/v1", "CronJob"),
    ("rbac.authorization.k8s.io/v1", "Role"), ("networking.k8s.io/v1", "Ingress"),
    ("storage.k8s.io/v1beta1", "CSIStorageCapacity"),
  ])
  func isInANamespace(apiVersion: String, kind: String) {
    #expect(isNamespaced(apiVersion: apiVersion, kind: kind) == true)
  }

  /// kustomize asks for the exact version: what it has not heard of has no known scope.
  @Test(arguments: [
    ("v1", ""), ("", ""), ("", "Namespace"), ("v2", "Namespace"), ("v1", "Names"), ("v1", "NamespaceX"),
    ("autoscaling/v2", "HorizontalPodAutoscaler"), ("example.com/v1", "Thing"), ("a", "A"), ("zz/v1", "Z"),
  ])
  func isUnknown(apiVersion: String, kind: String) {
    #expect(isNamespaced(apiVersion: apiVersion, kind: kind) == nil)
  }

  @Test func everyLineIsFound() {
    let lines = "\(ResourceScopes.text)".split(separator: "\n")
    #expect(lines.count == 84)
    for line in lines {
      let parts = line.split(separator: " ").map(String.init)
      #expect(isNamespaced(apiVersion: parts[0], kind: parts[1]) == (parts[2] == "namespaced"), "\(line)")
    }
  }
}
