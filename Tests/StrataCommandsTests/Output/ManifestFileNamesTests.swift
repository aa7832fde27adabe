import Diagnostics
import Kubernetes
import Kustomize
import Testing

@testable import StrataCommands

@Suite struct ManifestFileNamesTests {
  private func names(_ resources: [(kind: String, name: String, namespace: String?)]) throws -> [String] {
    let manifests = resources.map { kind, name, namespace in
      "apiVersion: \(kind == "Deployment" ? "apps/v1" : "v1")\nkind: \(kind)\nmetadata:\n  name: '\(name)'\n"
        + (namespace.map { "  namespace: \($0)\n" } ?? "")
    }
    let result = try Build.run(
      directory: ".",
      fileSystem: InMemoryFileSystem([
        "kustomization.yaml": "resources: [all.yaml]\nsortOptions: {order: fifo}\n",
        "all.yaml": manifests.joined(separator: "---\n"),
      ]))
    return try ManifestFileNames(result.resources.resources).files.map(\.name)
  }

  @Test func areThoseOfKustomize() throws {
    #expect(
      try names([("Deployment", "Web", nil), ("ConfigMap", "system:x", nil)])
        == ["apps_v1_deployment_web.yaml", "v1_configmap_system:x.yaml"])
    #expect(
      try names([("ConfigMap", "a", "One"), ("ConfigMap", "a", "two"), ("Namespace", "one", nil)])
        == ["one_v1_configmap_a.yaml", "two_v1_configmap_a.yaml", "v1_namespace_one.yaml"])
  }

  @Test(arguments: ["../../../escaped", "/etc/passwd", "a/b"])
  func leadNowhereElse(name: String) throws {
    let error = try #require(throws: Diagnostic.self) { try names([("ConfigMap", name, nil)]) }
    #expect(error.id == .unusableFileName)
    #expect(error.message == "'v1_configmap_\(name).yaml' cannot be a file's name")
    #expect(error.location?.description == "all.yaml:4:9")
  }

  @Test(
    arguments: [
      [("ConfigMap", "A", nil), ("ConfigMap", "a", nil)],
      [("ConfigMap", "c", "a_v1_configmap"), ("ConfigMap", "v1_configmap_c", "a"), ("ConfigMap", "d", "b")],
    ] as [[(String, String, String?)]])
  func areNeverThoseOfTwo(resources: [(String, String, String?)]) throws {
    let error = try #require(throws: Diagnostic.self) { try names(resources) }
    #expect(error.id == .unusableFileName)
    #expect(error.message.contains("would both be the file"))
    #expect(error.location?.path == "all.yaml")
    #expect(error.notes.first?.location?.path == "all.yaml")
  }
}
