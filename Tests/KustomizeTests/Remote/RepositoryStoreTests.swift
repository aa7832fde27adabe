import Diagnostics
import Testing

@testable import Kustomize

@Suite(.serialized)
struct RepositoryStoreTests {
  private func fixture() throws -> (RepositoryFixture, first: String, second: String) {
    let fixture = try RepositoryFixture()
    try fixture.write("base/a.yaml", "one")
    let first = try fixture.commit()
    try fixture.git("tag", "-a", "-m", "x", "v1")
    try fixture.git("branch", "old/branch")
    try fixture.write("base/a.yaml", "two")
    let second = try fixture.commit()
    return (fixture, first, second)
  }

  private func spec(_ url: String) throws -> RemoteSpec { try #require(RemoteSpec(url)) }

  @Test(arguments: [("", "two"), ("?ref=v1", "one"), ("?ref=old/branch", "one"), ("?ref=main", "two")])
  func versions(_ query: String, text: String) throws {
    let (fixture, _, _) = try fixture()
    let store = RepositoryStore(cache: nil)
    let checkout = try store.checkout(of: spec(fixture.url + query))
    #expect(readText("\(checkout)/base/a.yaml") == text)
    #expect(try store.checkout(of: spec(fixture.url + "//base" + query)) == checkout)
  }

  @Test func foldersAreRemovedWithTheStore() throws {
    let (fixture, _, _) = try fixture()
    var store: RepositoryStore? = RepositoryStore(cache: nil)
    let checkout = try #require(try store?.checkout(of: spec(fixture.url)))
    store = nil
    #expect(RealFileSystem().kind(of: checkout) == nil)
  }

  @Test func aMissingVersion() throws {
    let (fixture, _, _) = try fixture()
    for cache in [nil, fixture.directory.path + "/cache"] {
      let error = try #require(throws: Diagnostic.self) {
        try RepositoryStore(cache: cache).checkout(of: spec(fixture.url + "?ref=nothing"))
      }
      #expect(error.id == .noSuchReference)
      #expect(error.message == "the repository '\(fixture.url)' has no branch, tag or commit 'nothing'")
    }
  }

  @Test func noMoreTimeThanThereIs() throws {
    let (fixture, _, _) = try fixture()
    let error = try #require(throws: Diagnostic.self) {
      try RepositoryStore(cache: nil, timeLimit: .milliseconds(1)).checkout(of: spec(fixture.url + "?timeout=1h"))
    }
    #expect(error.id == .processTimedOut)
    #expect(error.message == "'\(fixture.url)?timeout=1h' cannot be fetched: git did not end within 0 s")
    #expect(error.hint == "--timeout gives the programs that a kustomization calls more time")
  }

  @Test func aMissingRepository() throws {
    let error = try #require(throws: Diagnostic.self) {
      try RepositoryStore(cache: nil).checkout(of: spec("file:///strata/no/such/repository"))
    }
    #expect(error.id == .fetchFailed)
    #expect(error.message.hasPrefix("'file:///strata/no/such/repository' cannot be fetched: "))
  }

  @Test(arguments: ["--upload-pack=touch", "-x", "+main", "a:b", "a%20b", "a%0Ab", "a~1"])
  func unsafeVersions(_ ref: String) throws {
    let url = "https://host.invalid/a/b?ref=\(ref.replacing("+", with: "%2B"))"
    let error = try #require(throws: Diagnostic.self) { try RepositoryStore(cache: nil).checkout(of: spec(url)) }
    #expect(error.id == .unsafeRemote)
  }

  @Test(arguments: ["ssh://-oProxyCommand=x/a/b", "ssh://me@-oProxyCommand=x/a/b", "git@host::x/a/b", "git@host:-x/b"])
  func unsafeHosts(_ url: String) throws {
    let error = try #require(throws: Diagnostic.self) { try RepositoryStore(cache: nil).checkout(of: spec(url)) }
    #expect(error.id == .unsafeRemote)
  }

  // MARK: The cache

  @Test func theCacheServesACommitWithoutTheRepository() throws {
    let (fixture, first, _) = try fixture()
    let cache = fixture.directory.path + "/cache"
    let checkout = try RepositoryStore(cache: cache).checkout(of: spec(fixture.url + "?ref=\(first)"))
    try fixture.directory.moveRepositoryAway()
    #expect(try RepositoryStore(cache: cache).checkout(of: spec(fixture.url + "?ref=\(first)")) == checkout)
    #expect(readText("\(checkout)/base/a.yaml") == "one")
  }

  @Test func theCacheFollowsABranch() throws {
    let (fixture, _, second) = try fixture()
    let cache = fixture.directory.path + "/cache"
    let before = try RepositoryStore(cache: cache).checkout(of: spec(fixture.url))
    #expect(Path.lastComponent(before) == second)
    #expect(try RepositoryStore(cache: cache).checkout(of: spec(fixture.url + "?ref=main")) == before)
    try fixture.write("base/a.yaml", "three")
    let third = try fixture.commit()
    let after = try RepositoryStore(cache: cache).checkout(of: spec(fixture.url))
    #expect(Path.lastComponent(after) == third)
    #expect(try RealFileSystem().names(in: cache).allSatisfy { !$0.hasPrefix("fetching-") })
  }

  @Test func twoProcessesAtOnce() async throws {
    let (fixture, _, _) = try fixture()
    let cache = fixture.directory.path + "/cache"
    let url = fixture.url
    let checkouts = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<4 {
        group.addTask { try RepositoryStore(cache: cache).checkout(of: #require(RemoteSpec(url))) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(checkouts.count == 1)
    #expect(readText("\(try #require(checkouts.first))/base/a.yaml") == "two")
  }

  @Test func passwordsAreNotInNames() {
    #expect(!RepositoryStore.shelfName("https://me:secret@host/a/repo.git").contains("secret"))
    #expect(RepositoryStore.shelfName("https://host/a/repo.git").hasPrefix("repo-git-"))
  }
}

extension TemporaryDirectory {
  fileprivate func moveRepositoryAway() throws {
    try ProcessRunner().runSuccessfully(ProcessRequest("mv", ["\(path)/repo", "\(path)/elsewhere"]))
  }
}
