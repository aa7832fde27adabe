import Strata
import Testing

@Suite struct DiffTests {
  private func difference(_ kind: String, matching: Diff.Matching = .auto) throws -> ResourceDifference? {
    let diff = Diff(from: try Shop.build("overlays/dev"), to: try Shop.build("overlays/prod"), matching: matching)
    return diff.resources.first { $0.id.kind == kind }
  }

  @Test func theSameIsNoDifference() throws {
    let manifests = try Shop.build("overlays/prod")
    let diff = Diff(from: manifests, to: try Shop.build("overlays/prod"))
    #expect(diff.isEmpty)
    #expect(diff.sameCount == 4)
    #expect(Diff(from: manifests, to: manifests).isEmpty)
  }

  @Test func tellsEachFieldWithItsPlaces() throws {
    let deployment = try #require(try difference("Deployment"))
    #expect(deployment.change == .changed)
    #expect((deployment.old?.name, deployment.new?.name) == ("dev-web", "web"))
    #expect(deployment.match == .originalName)
    let replicas = try #require(deployment.fields.first { $0.path == "spec.replicas" })
    #expect(replicas.change == .changed)
    #expect(!replicas.followsRename)
    #expect((replicas.old?.integer, replicas.new?.integer) == (2, 5))
    #expect(replicas.old?.location?.description == "base/deployment.yaml:7:13")
    #expect(replicas.new?.location?.description == "overlays/prod/replicas.yaml:5:13")
  }

  @Test func tellsWhatOnlyFollowsFromNewNames() throws {
    let deployment = try #require(try difference("Deployment"))
    let reference = deployment.fields.first { $0.path.hasSuffix("configMapRef.name") }
    #expect(reference?.followsRename == true)
  }

  @Test func tellsWhatWasAddedAndRemoved() throws {
    let (dev, prod) = (try Shop.build("overlays/dev"), try Shop.build("overlays/prod"))
    let added = try #require(Diff(from: dev, to: prod).resources.last)
    #expect((added.change, added.id.kind) == (.added, "PodDisruptionBudget"))
    #expect(added.old == nil)
    #expect(added.match == nil)
    let removed = Diff(from: prod, to: dev).resources.filter { $0.change == .removed }
    #expect(removed.map(\.id.kind) == ["PodDisruptionBudget"])
    #expect(removed.first?.new == nil)
  }

  @Test func isAJSONPatchToo() throws {
    let patch = try #require(try difference("Deployment")).patch
    let replicas = patch.first { $0.path == "/spec/replicas" }
    #expect(replicas?.kind == .replace)
    #expect(replicas?.value?.integer == 5)
  }

  @Test func matchesNoFurtherThanAsked() throws {
    #expect(try difference("Deployment", matching: .name)?.change == .changed)
    #expect(try difference("Deployment", matching: .exact)?.change == .removed)
  }

  @Test func hidesWhatSecretsHold() throws {
    func secret(_ token: String) throws -> Manifests {
      let text = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {token: \(token)}\n"
      return try Manifests(reading: Array(text.utf8), name: "a.yaml")
    }
    let (old, new) = (try secret("one"), try secret("two"))
    let hidden = Diff(from: old, to: new).resources[0]
    #expect(hidden.fields.map(\.old?.string) == ["*** (before)"])
    #expect(hidden.patch.map(\.value?.string) == ["*** (after)"])
    let shown = Diff(from: old, to: new, showsSecrets: true).resources[0]
    #expect(shown.fields.map(\.new?.string) == ["two"])
    // A comparison changes neither side.
    #expect(old.resources[0]["stringData.token"]?.string == "one")
  }

  @Test func comparesBuildsOfOneSession() throws {
    let session = BuildSession(files: Shop.files)
    let built = try session.build(["overlays/dev", "overlays/prod"])
    let alone = Diff(from: try Shop.build("overlays/dev"), to: try Shop.build("overlays/prod"))
    #expect(Diff(from: built[0], to: built[1]) == alone)
  }
}
