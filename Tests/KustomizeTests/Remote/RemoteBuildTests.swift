import Diagnostics
import Testing

@testable import Kustomize

/// Whole builds with layers in repositories.
@Suite(.serialized)
struct RemoteBuildTests {
  private static let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"

  private func repository() throws -> RepositoryFixture {
    let repository = try RepositoryFixture()
    try repository.write("base/kustomization.yaml", "resources: [a.yaml, ../more]\n")
    try repository.write("base/a.yaml", Self.configMap)
    try repository.write("more/kustomization.yaml", "resources: [b.yaml]\n")
    try repository.write("more/b.yaml", Self.configMap.replacing("name: a", with: "name: b"))
    try repository.commit()
    try repository.git("tag", "v1")
    return repository
  }

  private func fixture(_ kustomization: String) throws -> BuildFixture {
    try BuildFixture(["kustomization.yaml": kustomization])
  }

  @Test func originsNameTheRepository() throws {
    let repository = try repository()
    let fixture = try fixture("resources:\n- \(repository.url)//base?ref=v1\nbuildMetadata: [originAnnotations]\n")
    #expect(
      try fixture.yaml()
        == ["base/a.yaml a", "more/b.yaml b"].map { text in
          let parts = text.split(separator: " ")
          return """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              annotations:
                config.kubernetes.io/origin: |
                  path: \(parts[0])
                  repo: \(repository.url)
                  ref: v1
              name: \(parts[1])

            """
        }.joined(separator: "---\n"))
  }

  /// A kustomization stays in its folder as every other file does, and its lines are not shown.
  @Test(arguments: ["../../../../../../../../etc/passwd", "../more/kustomization.yaml"])
  func kustomizationsAreNoLinksOut(target: String) throws {
    let repository = try repository()
    var request = ProcessRequest("ln", ["-s", target, "kustomization.yaml"])
    try repository.write("linked/a.yaml", Self.configMap)
    request.workingDirectory = repository.path + "/linked"
    _ = try ProcessRunner().runSuccessfully(request)
    try repository.commit()
    let error = try fixture("resources: ['\(repository.url)//linked']\n").error()
    #expect(error.id == .outsideRoot)
    #expect(error.message.hasPrefix("'\(repository.url)//linked/kustomization.yaml' is a link out of"))
  }

  /// What blame and diff show: where a value is from, and which commit that was.
  @Test(arguments: [nil, "v1", "commit"], [false, true])
  func valuesNameTheCommit(version: String?, isCached: Bool) throws {
    let repository = try repository()
    // An annotated tag is an object of its own.
    try repository.git("tag", "--force", "--annotate", "--message=x", "v1")
    let commit = try repository.git("rev-parse", "HEAD")
    let ref = version == "commit" ? commit : version
    let query = ref.map { "?ref=\($0)" } ?? ""
    var fixture = try fixture("resources: ['\(repository.url)//base\(query)']\n")
    let cache = try TemporaryDirectory()
    fixture.options.namesCommits = true
    fixture.options.gitCache = isCached ? cache.path : nil
    let result = try fixture.build()
    let shown = repository.url + query + (version == "commit" ? "" : "@" + commit.prefix(12)) + "//"
    #expect(
      result.resources.resources.map { $0.node.location?.description }
        == ["base/a.yaml", "more/b.yaml"].map { "\(shown)\($0):1:1" })
  }

  @Test func theBuildMayStartInARepository() throws {
    let repository = try repository()
    #expect(try fixture("").build(repository.url + "//more").resources.resources.map(\.name) == ["b"])
  }

  @Test func aComponentMayBeRemote() throws {
    let repository = try repository()
    try repository.write(
      "component/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: c-\n")
    try repository.commit()
    let fixture = try fixture("resources: [a.yaml]\ncomponents: [\(repository.url)//component]\n")
    try fixture.write("a.yaml", Self.configMap)
    #expect(try fixture.build().resources.resources.map(\.name) == ["c-a"])
  }

  @Test func submodules() throws {
    let inner = try repository()
    let outer = try RepositoryFixture()
    try outer.git("submodule", "--quiet", "add", inner.url, "inner")
    try outer.write("kustomization.yaml", "resources: [inner/base]\n")
    try outer.commit()
    // git takes no submodule from a local folder unless the user allows it: the failure is told as what it is.
    let error = try fixture("resources: [\(outer.url)]\n").error()
    #expect(error.id == .fetchFailed)
    #expect(try fixture("resources: ['\(outer.url)?submodules=false']\n").error().id != .fetchFailed)
  }

  @Test func errorsNameTheURL() throws {
    let repository = try repository()
    try repository.write("base/a.yaml", "kind: [\n")
    try repository.commit()
    let error = try fixture("resources: [\(repository.url)//base]\n").error()
    #expect(error.location?.path == "\(repository.url)//base/a.yaml")
  }

  @Test(arguments: ["../../../etc", "/etc", "../up"])
  func nothingLeavesTheRepository(_ base: String) throws {
    let repository = try repository()
    try repository.git("init", "--quiet")
    try ProcessRunner().runSuccessfully(ProcessRequest("ln", ["-s", "/etc", "\(repository.path)/up"]))
    try repository.write("base/kustomization.yaml", "resources: [\(base)]\n")
    try repository.commit()
    var fixture = try fixture("resources: [\(repository.url)//base]\n")
    fixture.options.loadRestrictor = .none
    let error = try fixture.error()
    #expect(error.id == .outsideRoot || error.id == .fileNotFound)
    #expect(try self.fixture("resources: [\(repository.url)//up]\n").error().id == .outsideRoot)
  }

  @Test func filesInClonesStayInTheirLayer() throws {
    let repository = try repository()
    try repository.write("base/kustomization.yaml", "configMapGenerator: [{name: x, files: [../more/b.yaml]}]\n")
    try repository.commit()
    var fixture = try fixture("resources: [\(repository.url)//base]\n")
    fixture.options.loadRestrictor = .none
    #expect(try fixture.error().id == .outsideRoot)
  }

  @Test func aMissingFolder() throws {
    let repository = try repository()
    let error = try fixture("resources:\n- \(repository.url)//nothing?ref=v1\n").error()
    #expect(error.id == .fileNotFound)
    #expect(error.message == "the repository '\(repository.url)' has no folder 'nothing' in 'v1'")
    #expect(error.location?.line == 2)
  }

  @Test func cyclesOfRepositories() throws {
    let first = try repository()
    let second = try repository()
    try first.write("base/kustomization.yaml", "resources: [\(second.url)//base]\n")
    try first.commit()
    try second.write("base/kustomization.yaml", "resources: [\(first.url)//base]\n")
    try second.commit()
    #expect(try fixture("resources: [\(first.url)//base]\n").error().id == .cycle)
  }
}
