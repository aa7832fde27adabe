import Kubernetes
import Testing

@Suite struct FieldSpecTests {
  @Test(arguments: [
    ("metadata/name", ["metadata", "name"]),
    ("/metadata/name", ["metadata", "name"]),
    ("//a", ["", "a"]),
    ("", [""]),
    ("/", [""]),
    ("a", ["a"]),
    ("a/", ["a", ""]),
    (#"a/b.io\/c"#, ["a", "b.io/c"]),
    (#"a\/b\/c/d"#, ["a/b/c", "d"]),
    (#"a/b\"#, ["a", #"b\"#]),
    (#"\/a"#, ["/a"]),
    ("spec/containers[]/image", ["spec", "containers[]", "image"]),
  ])
  func pathIsSplit(path: String, keys: [String]) {
    #expect(FieldSpec.split(path: path) == keys)
  }

  /// kustomize's order: by what needs what, then by group, version and kind, those without last.
  @Test func typesAreOrdered() {
    let ordered = [
      GroupVersionKind(kind: "Namespace"), GroupVersionKind(kind: "ConfigMap"),
      GroupVersionKind(version: "v1", kind: "Service"), GroupVersionKind(kind: "Service"),
      GroupVersionKind(group: "apps", kind: "Deployment"), GroupVersionKind(kind: "Deployment"),
      GroupVersionKind(group: "a.b", kind: "Job"), GroupVersionKind(group: "a", kind: "Job"),
      GroupVersionKind(version: "v1", kind: "ZZ"), GroupVersionKind(kind: "DaemonSet"), GroupVersionKind(kind: "ZZ"),
      GroupVersionKind(), GroupVersionKind(kind: "ValidatingWebhookConfiguration"),
    ]
    #expect(ordered.shuffled().sorted { $0.precedes($1) } == ordered)
  }
}
