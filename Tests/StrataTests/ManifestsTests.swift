import Foundation
import Strata
import Testing

@Suite struct ManifestsTests {
  @Test func buildsFilesInMemory() throws {
    let manifests = try Shop.build("overlays/dev")
    #expect(manifests.name == "overlays/dev")
    #expect(manifests.warnings.isEmpty)
    #expect(manifests.resources.map(\.kind) == ["ConfigMap", "Secret", "Deployment"])
    let deployment = try #require(manifests.only("Deployment"))
    #expect(deployment.id.description == "Deployment dev-web")
    #expect((deployment.name, deployment.originalName, deployment.namespace) == ("dev-web", "web", ""))
    #expect(deployment.location?.description == "base/deployment.yaml:1:1")
  }

  @Test func buildsFoldersOnDisk() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "strata-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in Shop.contents {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let onDisk = try Manifests(building: folder.appending(path: "overlays/prod").path)
    #expect(try onDisk.yaml() == Shop.build("overlays/prod").yaml())
  }

  @Test func takesBytes() throws {
    let files = Files.memory(Shop.contents.mapValues { Array($0.utf8) })
    let manifests = try Manifests(building: "overlays/prod", files: files)
    #expect(try manifests.yaml() == Shop.build("overlays/prod").yaml())
  }

  @Test func printsEachResourceAsInTheWhole() throws {
    let manifests = try Shop.build("overlays/prod")
    let pieces = try manifests.resources.map { String(decoding: try $0.yaml(), as: UTF8.self) }
    #expect(try manifests.text() == pieces.joined(separator: "---\n"))
  }

  @Test func laysComponentsOver() throws {
    let loud = try Shop.build("overlays/prod", components: ["components/loud"])
    #expect(loud.resources.allSatisfy { $0["metadata.annotations.loud"]?.string == "true" })
  }

  @Test func appliesDeploymentModels() throws {
    var contents = Shop.contents
    contents["models/renamed/kustomization.yaml"] = """
      apiVersion: kustomize.config.k8s.io/v1alpha1
      kind: Component
      transformers: [model.yaml]
      """
    contents["models/renamed/model.yaml"] = """
      apiVersion: strata.dev/v1alpha1
      kind: DeploymentModel
      metadata: {name: renamed}
      spec:
        pods:
        - name: front
          containers: [web/web]
      """
    let manifests = try Manifests(
      building: "overlays/prod", components: ["models/renamed"], files: .memory(contents))
    #expect(manifests.only("Deployment")?.name == "front")
  }

  @Test func followsItsOptions() throws {
    var options = BuildOptions()
    options.addsManagedByLabel = true
    options.reorder = BuildOptions.Reorder.none
    let manifests = try Shop.build("base", options: options)
    #expect(manifests.resources.map(\.kind) == ["Deployment", "Secret", "ConfigMap"])
    let label = manifests.resources[0]["metadata.labels[app.kubernetes.io/managed-by]"]
    #expect(label?.string?.hasPrefix("strata-") == true)
  }

  @Test func readsManifests() throws {
    let text = """
      {"kind": "List", "apiVersion": "v1", "items": [
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}}]}
      """
    let manifests = try Manifests(reading: Array(text.utf8), name: "cluster.json")
    #expect(manifests.resources.map(\.id.description) == ["Service shop/web"])
    #expect(manifests.resources[0]["metadata.name"]?.location?.description == "cluster.json:2:64")
  }

  @Test func readsItsOwnOutput() throws {
    let manifests = try Shop.build("overlays/prod")
    let again = try Manifests(reading: manifests.yaml(), name: "prod.yaml")
    #expect(try again.yaml() == manifests.yaml())
    #expect(again.resources.map(\.id) == manifests.resources.map(\.id))
  }
}
