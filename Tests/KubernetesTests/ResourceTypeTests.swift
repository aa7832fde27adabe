import Kubernetes
import Testing
import YAML

@Suite struct ResourceTypeTests {
  private func type(_ manifest: String) throws -> ResourceType { Resource(try SchemaDocumentTests.read(manifest)).type }

  @Test func isMadeOnce() throws {
    let deployment = ResourceType.of(GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"))
    #expect(deployment === ResourceType.of(GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")))
    #expect(try type("{apiVersion: apps/v1, kind: Deployment}") === deployment)
    #expect(try type("{apiVersion: apps/v1, kind: DaemonSet}") !== deployment)
    #expect(deployment.apiVersion == "apps/v1")
  }

  @Test func staysItselfAmongMany() {
    let kinds = (0..<1000).map { GroupVersionKind(group: "many.example", version: "v\($0 % 7)", kind: "Kind\($0)") }
    let types = kinds.map(ResourceType.of)
    #expect(Set(types).count == kinds.count)
    #expect(zip(types, kinds).allSatisfy { $0 === ResourceType.of($1) && $0.gvk == $1 })
  }

  /// Group and version end at the first slash, whichever texts were seen before.
  @Test(arguments: [
    ("v1", "", "v1"), ("/v1", "", "v1"), ("a/b", "a", "b"), ("a/b/c", "a", "b/c"), ("/a/b", "", "a/b"), ("a/", "a", ""),
    ("/", "", ""), ("''", "", ""), ("null", "", "null"), ("1", "", "1"),
  ])
  func splits(apiVersion: String, group: String, version: String) throws {
    // The same text put together of other parts.
    for other in [("a/b", "c"), ("", "a/b"), ("", "a/b/c"), ("a", "/b"), ("", "/v1"), ("", "v1")] {
      _ = ResourceType.of(GroupVersionKind(group: other.0, version: other.1, kind: "Split"))
    }
    for _ in 0..<2 {
      let type = try type("{apiVersion: \(apiVersion), kind: Split}")
      #expect(type.gvk == GroupVersionKind(group: group, version: version, kind: "Split"))
    }
  }

  @Test func missingFieldsAreEmpty() throws {
    #expect(try type("{metadata: {name: a}}") === ResourceType.none)
    #expect(try type("{kind: A}").gvk == GroupVersionKind(kind: "A"))
    #expect(try type("{apiVersion: v1}").gvk == GroupVersionKind(version: "v1"))
  }

  @Test func scopeFollows() throws {
    #expect(try type("{apiVersion: v1, kind: Namespace}").isNamespaced == false)
    #expect(try type("{apiVersion: v1, kind: Namespace}").isClusterScoped)
    #expect(try type("{apiVersion: v1, kind: Pod}").isNamespaced == true)
    #expect(try type("{apiVersion: example.com/v1, kind: Unheard}").isNamespaced == nil)
    #expect(try !type("{apiVersion: example.com/v1, kind: Unheard}").isClusterScoped)
  }

  @Test func followsAChange() throws {
    let resource = Resource(try SchemaDocumentTests.read("{apiVersion: v1, kind: Pod, metadata: {name: a}}"))
    #expect(resource.kind == "Pod")
    resource.setKind("Node")
    #expect(resource.type === ResourceType.of(GroupVersionKind(version: "v1", kind: "Node")))
    #expect(resource.id.isClusterScoped)
  }
}
