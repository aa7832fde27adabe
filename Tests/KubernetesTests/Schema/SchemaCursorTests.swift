import Kubernetes
import Testing

@Suite struct SchemaCursorTests {
  /// The cursor at the end of a path whose `[]` stand for the elements of a list.
  static func cursor(
    _ apiVersion: String, _ kind: String, _ path: String, in schema: Schema = .kubernetes1_21
  ) -> SchemaCursor? {
    var cursor = schema.cursor(apiVersion: apiVersion, kind: kind)
    for step in path.split(separator: "/") {
      cursor = step == "[]" ? cursor?.element : cursor?.field(String(step))
    }
    return cursor
  }

  @Test(arguments: [
    ("", "merge", ["name"]),
    ("containers/[]/ports", "merge", ["containerPort", "protocol"]),
    ("containers/[]/env", "merge", ["name"]),
    ("containers/[]/envFrom", "", []),
    ("containers/[]/command", "", []),
    ("containers/[]/volumeMounts", "merge", ["mountPath"]),
    ("containers/[]/volumeDevices", "merge", ["devicePath"]),
    ("initContainers", "merge", ["name"]),
    ("ephemeralContainers", "merge", ["name"]),
    ("volumes", "merge,retainKeys", ["name"]),
    ("volumes/[]/projected/sources", "", []),
    ("tolerations", "", []),
    ("imagePullSecrets", "merge", ["name"]),
    ("hostAliases", "merge", ["ip"]),
    ("topologySpreadConstraints", "merge", ["topologyKey", "whenUnsatisfiable"]),
    ("nodeSelector", "", []),
  ])
  func podMergesBy(path: String, strategy: String, keys: [String]) throws {
    let spec = "spec/template/spec/" + (path.isEmpty ? "containers" : path)
    for kind in ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"] {
      let cursor = try #require(Self.cursor("apps/v1", kind, spec))
      #expect(cursor.patchStrategy == strategy)
      #expect(cursor.mergeKeys == keys)
      #expect(cursor.hasMergeStrategy == strategy.hasPrefix("merge"))
    }
  }

  @Test(arguments: [
    ("v1", "Service", "spec/ports", ["port", "protocol"]),
    ("v1", "ServiceAccount", "secrets", ["name"]),
    ("v1", "Pod", "metadata/ownerReferences", ["uid"]),
    ("v1", "Pod", "metadata/finalizers", []),
    ("batch/v1beta1", "CronJob", "spec/jobTemplate/spec/template/spec/containers", ["name"]),
    ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "webhooks", ["name"]),
    ("kustomize.config.k8s.io/v1beta1", "Kustomization", "configMapGenerator", ["name"]),
  ])
  func listMergesBy(apiVersion: String, kind: String, path: String, keys: [String]) throws {
    let cursor = try #require(Self.cursor(apiVersion, kind, path))
    #expect(cursor.patchStrategy == "merge")
    #expect(cursor.mergeKeys == keys)
  }

  /// Ingress rules and the rules of roles have no merge key; nor has anything that only map elements have.
  @Test(arguments: [
    ("networking.k8s.io/v1", "Ingress", "spec/rules"),
    ("rbac.authorization.k8s.io/v1", "Role", "rules"),
    ("v1", "ConfigMap", "data"),
  ])
  func isReplacedOrMerged(apiVersion: String, kind: String, path: String) throws {
    let cursor = try #require(Self.cursor(apiVersion, kind, path))
    #expect(cursor.patchStrategy == "")
    #expect(cursor.mergeKeys == [])
  }

  /// What stands beside a `$ref` is lost, so that a Deployment's strategy has none of its own.
  @Test func referenceReplacesItsSiblings() throws {
    let cursor = try #require(Self.cursor("apps/v1", "Deployment", "spec/strategy"))
    #expect(cursor.patchStrategy == "")
    #expect(cursor.field("rollingUpdate") != nil)
  }

  @Test func mapHasOneSchemaForAllItsValues() throws {
    let data = try #require(Self.cursor("v1", "ConfigMap", "data"))
    #expect(data.field("anything")?.type == .string)
    #expect(data.element == nil)
  }

  @Test func unknownPlacesHaveNoSchema() {
    #expect(Schema.kubernetes1_21.cursor(apiVersion: "example.com/v1", kind: "Thing") == nil)
    #expect(Schema.kubernetes1_21.cursor(apiVersion: "v1", kind: "Deployment") == nil)
    #expect(Self.cursor("apps/v1", "Deployment", "spec/replicaz") == nil)
    #expect(Self.cursor("apps/v1", "Deployment", "spec/[]") == nil)
    #expect(Self.cursor("apps/v1", "Deployment", "spec/replicas/x") == nil)
  }

  /// A schema that contains itself has no end.
  @Test func recursionEnds() throws {
    let properties = "spec/versions/[]/schema/openAPIV3Schema" + String(repeating: "/properties/x", count: 50)
    #expect(Self.cursor("apiextensions.k8s.io/v1", "CustomResourceDefinition", properties)?.type == .object)
  }

  /// Alpha types are not in the schema that kustomize merges 1.21 by.
  @Test func versionsDiffer() {
    #expect(Schema.kubernetes1_21.cursor(apiVersion: "rbac.authorization.k8s.io/v1alpha1", kind: "Role") == nil)
    #expect(Schema.kubernetes1_21.cursor(apiVersion: "policy/v1beta1", kind: "PodSecurityPolicy") != nil)
    #expect(Schema.newest.cursor(apiVersion: "policy/v1beta1", kind: "PodSecurityPolicy") == nil)
    #expect(Schema.newest.cursor(apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler") != nil)
    #expect(Self.cursor("v1", "Pod", "spec/schedulingGates", in: .newest)?.mergeKeys == ["name"])
    #expect(Self.cursor("v1", "Pod", "spec/schedulingGates") == nil)
  }

  @Test func versionsHaveNames() {
    #expect(Schema.named("v1.21.2") === Schema.kubernetes1_21)
    #expect(Schema.named("v1.37.0") === Schema.newest)
    #expect(Schema.named("v1.20.4") == nil)
    for version in Schema.versions { #expect(Schema.named(version) != nil) }
  }
}
