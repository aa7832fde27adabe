import Strata
import Testing

@Suite struct ValueOriginTests {
  private func history(_ folder: String, showsSecrets: Bool = false) throws -> [ValueOrigin] {
    var options = BuildOptions()
    options.keepsHistory = true
    return try Shop.build(folder, options: options).origins(showsSecrets: showsSecrets)
  }

  @Test func tellsWhereEachValueComesFrom() throws {
    let origins = try Shop.build("overlays/prod").origins()
    let image = origins.first { $0.path == "spec.template.spec.containers[web].image" }
    #expect(image?.resource.description == "Deployment web")
    #expect(image?.value.string == "nginx:1.28")
    #expect(image?.value.location?.description == "overlays/prod/kustomization.yaml:5:11")
    #expect(image?.replaced.isEmpty == true)
    #expect(image?.instruction == nil)
    let budget = origins.first { $0.path == "spec.maxUnavailable" }
    #expect(budget?.value.integer == 1)
    #expect(budget?.value.location?.description == "overlays/prod/budget.yaml:4:24")
  }

  @Test func tellsWhatAValueReplaced() throws {
    let replicas = try #require(try history("overlays/prod").first { $0.path == "spec.replicas" })
    #expect(replicas.value.integer == 5)
    #expect(replicas.value.location?.description == "overlays/prod/replicas.yaml:5:13")
    #expect(replicas.instruction?.name == "patch")
    #expect(replicas.instruction?.location?.path == "overlays/prod/kustomization.yaml")
    #expect(replicas.replaced.map(\.value.integer) == [2])
    #expect(replicas.replaced.first?.value.location?.description == "base/deployment.yaml:7:13")
    #expect(replicas.replaced.first?.instruction == nil)
  }

  @Test func isOfOneResource() throws {
    let manifests = try Shop.build("overlays/prod")
    let budget = try #require(manifests.only("PodDisruptionBudget"))
    #expect(budget.origins().map(\.path) == ["apiVersion", "kind", "metadata.name", "spec.maxUnavailable"])
    #expect(manifests.origins().count == manifests.resources.reduce(0) { $0 + $1.origins().count })
  }

  @Test func hidesWhatSecretsHold() throws {
    let hidden = try #require(try history("overlays/dev").first { $0.path == "stringData.token" })
    #expect(hidden.value.string == "***")
    #expect(hidden.value.location?.path == "base/token.yaml")
    let shown = try history("overlays/dev", showsSecrets: true)
    #expect(shown.first { $0.path == "stringData.token" }?.value.string == "s3cret")
  }

  @Test func hidesWhatAValueOfASecretReplaced() throws {
    var contents = Shop.contents
    contents["overlays/dev/kustomization.yaml"]! += """
      patches:
      - patch: |
          apiVersion: v1
          kind: Secret
          metadata: {name: token}
          stringData: {token: other}
      """
    var options = BuildOptions()
    options.keepsHistory = true
    let manifests = try Manifests(building: "overlays/dev", options: options, files: .memory(contents))
    let hidden = try #require(manifests.origins().first { $0.path == "stringData.token" })
    #expect(([hidden.value] + hidden.replaced.map(\.value)).map(\.string) == ["***", "***"])
    let shown = try #require(manifests.origins(showsSecrets: true).first { $0.path == "stringData.token" })
    #expect(([shown.value] + shown.replaced.map(\.value)).map(\.string) == ["other", "s3cret"])
  }
}
