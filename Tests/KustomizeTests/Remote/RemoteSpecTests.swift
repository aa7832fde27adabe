import Testing

@testable import Kustomize

/// The facts are those that kustomize tests its own parser with (api/internal/git/repospec_test.go).
struct RemoteSpecTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var url: String
    var host: String
    var repository: String
    var path = ""
    var ref = ""
    var testDescription: String { url }
  }

  static let cases: [Case] = [
    Case(
      url: "https://git-codecommit.us-east-2.amazonaws.com/someorg/somerepo/somedir?ref=testbranch",
      host: "https://git-codecommit.us-east-2.amazonaws.com/", repository: "someorg/somerepo", path: "somedir",
      ref: "testbranch"),
    Case(
      url: "https://fabrikops2.visualstudio.com/someorg/somerepo?ref=master",
      host: "https://fabrikops2.visualstudio.com/", repository: "someorg/somerepo", ref: "master"),
    Case(
      url: "http://github.com/someorg/somerepo/somedir", host: "https://github.com/",
      repository: "someorg/somerepo", path: "somedir"),
    Case(
      url: "git@github.com:someorg/somerepo/somedir", host: "git@github.com:", repository: "someorg/somerepo",
      path: "somedir"),
    Case(
      url: "http://github.com/someorg/somerepo.git/somedir", host: "https://github.com/",
      repository: "someorg/somerepo.git", path: "somedir"),
    Case(
      url: "git@github.com:someorg/somerepo.git/somedir", host: "git@github.com:",
      repository: "someorg/somerepo.git", path: "somedir"),
    Case(
      url: "git@gitlab2.sqtools.ru:infra/kubernetes/thanos-base.git?ref=v0.1.0", host: "git@gitlab2.sqtools.ru:",
      repository: "infra/kubernetes/thanos-base.git", ref: "v0.1.0"),
    Case(
      url: "git@bitbucket.org:company/project.git//path?ref=branch", host: "git@bitbucket.org:",
      repository: "company/project.git", path: "path", ref: "branch"),
    Case(
      url: "git@bitbucket.org/company/project.git//path?ref=branch", host: "git@bitbucket.org/",
      repository: "company/project.git", path: "path", ref: "branch"),
    Case(
      url: "ssh://git@bitbucket.org/company/project.git//path?ref=branch", host: "ssh://git@bitbucket.org/",
      repository: "company/project.git", path: "path", ref: "branch"),
    Case(
      url: "https://itfs.mycompany.com/collection/project/_git/somerepos", host: "https://itfs.mycompany.com/",
      repository: "collection/project/_git/somerepos"),
    Case(
      url: "https://itfs.mycompany.com/collection/project/_git/somerepos/somedir?version=v1.0.0",
      host: "https://itfs.mycompany.com/", repository: "collection/project/_git/somerepos", path: "somedir",
      ref: "v1.0.0"),
    Case(
      url: "git::https://itfs.mycompany.com/collection/project/_git/somerepos", host: "https://itfs.mycompany.com/",
      repository: "collection/project/_git/somerepos"),
    Case(
      url: "https://bitbucket.example.com/scm/project/repository.git", host: "https://bitbucket.example.com/",
      repository: "scm/project/repository.git"),
    Case(
      url: "ssh://git-codecommit.us-east-2.amazonaws.com/someorg/somerepo/somepath",
      host: "ssh://git-codecommit.us-east-2.amazonaws.com/", repository: "someorg/somerepo", path: "somepath"),
    Case(
      url: "git@github.com/someorg/somerepo/somepath", host: "git@github.com:", repository: "someorg/somerepo",
      path: "somepath"),
    Case(
      url: "https://github.com/kubernetes-sigs/kustomize//examples/multibases/dev/?ref=v1.0.6",
      host: "https://github.com/", repository: "kubernetes-sigs/kustomize", path: "examples/multibases/dev/",
      ref: "v1.0.6"),
    Case(
      url: "file://a/b/c/someRepo.git/somepath?ref=someBranch", host: "file://", repository: "a/b/c/someRepo.git",
      path: "somepath", ref: "someBranch"),
    Case(
      url: "file://a/b/c/someRepo//somepath?ref=someBranch", host: "file://", repository: "a/b/c/someRepo",
      path: "somepath", ref: "someBranch"),
    Case(url: "file://a/b/c/someRepo?ref=someBranch", host: "file://", repository: "a/b/c/someRepo", ref: "someBranch"),
    Case(
      url: "file:///a/b/c/someRepo?ref=someBranch", host: "file://", repository: "/a/b/c/someRepo", ref: "someBranch"),
    Case(
      url: "ssh://git@github.com/kubernetes-sigs/kustomize//examples/multibases/dev?ref=v1.0.6",
      host: "git@github.com:", repository: "kubernetes-sigs/kustomize", path: "examples/multibases/dev", ref: "v1.0.6"),
    Case(url: "file:///", host: "file://", repository: "/"),
    Case(
      url: "https://example.org/path/to/repo//examples/multibases/dev", host: "https://example.org/",
      repository: "path/to/repo", path: "examples/multibases/dev"),
    Case(
      url: "https://example.org/path/to/repo.git/examples/multibases/dev", host: "https://example.org/",
      repository: "path/to/repo.git", path: "examples/multibases/dev"),
    Case(
      url: "ssh://alice@example.com/path/to/repo//examples", host: "ssh://alice@example.com/",
      repository: "path/to/repo", path: "examples"),
    Case(
      url: "https://authority/org/repo?ref=group/version", host: "https://authority/", repository: "org/repo",
      ref: "group/version"),
    Case(
      url: "https://authority/org/repo/?ref=includes_git/for_some_reason", host: "https://authority/",
      repository: "org/repo", ref: "includes_git/for_some_reason"),
    Case(
      url: "https://authority/org/repo/?ref=includes.git/for_some_reason", host: "https://authority/",
      repository: "org/repo", ref: "includes.git/for_some_reason"),
    Case(
      url: "https://authority/org/repo/%-invalid-uri-so-not-parsable-by-net/url.Parse", host: "https://authority/",
      repository: "org/repo", path: "%-invalid-uri-so-not-parsable-by-net/url.Parse"),
    Case(
      url: "file://git@home/path/to/repository.git//path?ref=branch", host: "file://",
      repository: "git@home/path/to/repository.git", path: "path", ref: "branch"),
    Case(
      url: "https://git@home.com/path/to/repository.git//path?ref=branch", host: "https://git@home.com/",
      repository: "path/to/repository.git", path: "path", ref: "branch"),
    Case(
      url: "ssh://git@ssh.github.com:443/YOUR-USERNAME/YOUR-REPOSITORY.git", host: "ssh://git@ssh.github.com:443/",
      repository: "YOUR-USERNAME/YOUR-REPOSITORY.git"),
    Case(
      url: "git@gitlab.com/user:name/YOUR-REPOSITORY.git/path", host: "git@gitlab.com/",
      repository: "user:name/YOUR-REPOSITORY.git", path: "path"),
    Case(
      url: "git@gitlab.com:gitlab-tests/sample-project", host: "git@gitlab.com:",
      repository: "gitlab-tests/sample-project"),
    Case(
      url: "https://username@dev.azure.com/org/project/_git/repo//path/to/kustomization/root",
      host: "https://username@dev.azure.com/", repository: "org/project/_git/repo", path: "path/to/kustomization/root"),
    Case(
      url: "https://org.visualstudio.com/project/_git/repo/path/to/root", host: "https://org.visualstudio.com/",
      repository: "project/_git/repo", path: "path/to/root"),
    Case(
      url: "ssh://org-12345@github.com/kubernetes-sigs/kustomize", host: "org-12345@github.com:",
      repository: "kubernetes-sigs/kustomize"),
    Case(
      url: "git@gist.github.com:bc7947cb727d7f9217e7862d961a1ffd.git", host: "git@gist.github.com:",
      repository: "bc7947cb727d7f9217e7862d961a1ffd.git"),
    Case(
      url: "gitHub.com/kubernetes/website/foo/krusty.txt?ref=v0.1.0", host: "https://github.com/",
      repository: "kubernetes/website", path: "foo/krusty.txt", ref: "v0.1.0"),
    Case(url: "hTTps://github.com/kubernetes/website", host: "https://github.com/", repository: "kubernetes/website"),
    Case(url: "github.com:kubernetes/website", host: "https://github.com/", repository: "kubernetes/website"),
    Case(url: "git::git@github.com:kubernetes/website", host: "git@github.com:", repository: "kubernetes/website"),
  ]

  @Test(arguments: cases)
  func parts(_ expected: Case) throws {
    let spec = try #require(RemoteSpec(expected.url))
    #expect(spec.host == expected.host)
    #expect(spec.repositoryPath == expected.repository)
    #expect(spec.path == expected.path)
    #expect(spec.ref == expected.ref)
    #expect(spec.cloneURL == expected.host + expected.repository)
  }

  @Test(arguments: [
    "", "base", "./base", "/tmp", "../../tmp", "src/github.com/org/repo/path", "iauhsdiuashduas",
    "htxxxtp://github.com/",
    "ssh://git.example.com", "git::___", "https://host?ref=group/version/minor_version",
    "https://github.com/org/repo.git//path/../../exits/repo", "github.com!org/repo.git//path", "gh:org/repo",
    "https://github.com/thisisa404.yaml", "file:////tmp//path/to/whatever", "git@scp://github.com/org/repo.git//path",
    "git@ssh://github.com/org/repo.git//path", "a@b", "ext::sh -c id",
  ])
  func noRepository(_ text: String) { #expect(RemoteSpec(text) == nil) }

  @Test(arguments: [
    ("", "", true, 27_000), ("ref=v1.0.0", "v1.0.0", true, 27_000), ("version=master", "master", true, 27_000),
    ("version=master&ref=v1.0.0", "v1.0.0", true, 27_000), ("version=master&submodules=", "master", true, 27_000),
    ("version=master&submodules=maybe", "master", true, 27_000), ("submodules=true", "", true, 27_000),
    ("submodules=false", "", false, 27_000), ("submodules=0&ref=a%2Fb", "a/b", false, 27_000),
    ("timeout=", "", true, 27_000), ("timeout=jiffy", "", true, 27_000), ("timeout=0", "", true, 27_000),
    ("timeout=0s", "", true, 27_000), ("timeout=-5", "", true, 27_000), ("timeout=61", "", true, 61_000),
    ("timeout=1m1s", "", true, 61_000), ("timeout=1.5h", "", true, 5_400_000), ("timeout=300ms", "", true, 300),
    ("ref=a;b", "", true, 27_000), ("ref=%zz", "", true, 27_000),
    ("version=master&submodules=false&timeout=1m1s", "master", false, 61_000),
  ])
  func query(_ text: String, ref: String, hasSubmodules: Bool, milliseconds: Int) {
    let query = RemoteQuery(text)
    #expect(query.ref == ref)
    #expect(query.hasSubmodules == hasSubmodules)
    #expect(query.timeLimit == .milliseconds(milliseconds))
  }

  @Test(arguments: [
    ("https://host/org/repo", "https://host/org/repo//", "https://host/org/repo//a/b.yaml"),
    (
      "https://host/org/repo/sub/?ref=v1", "https://host/org/repo?ref=v1//sub",
      "https://host/org/repo?ref=v1//sub/a/b.yaml"
    ),
    ("git@host:org/repo.git/sub", "git@host:org/repo.git//sub", "git@host:org/repo.git//sub/a/b.yaml"),
    ("https://me:secret@host/org/repo", "https://me:***@host/org/repo//", "https://me:***@host/org/repo//a/b.yaml"),
  ])
  func display(_ url: String, root: String, file: String) throws {
    let spec = try #require(RemoteSpec(url))
    #expect(spec.displayRoot == root)
    #expect(remoteDisplayPath(spec.displayRoot, "./a/c/../b.yaml") == file)
  }

  @Test func localPathsAreNotDisplayedAsRemote() { #expect(remoteDisplayPath("overlays/dev", "a.yaml") == nil) }

  @Test(arguments: [("https://h/o/r", "notCloned"), ("https://h/o/r//a/b/", "a/b"), ("file:///r.git/x", "x")])
  func originPath(_ url: String, path: String) throws { #expect(try #require(RemoteSpec(url)).originPath == path) }
}
