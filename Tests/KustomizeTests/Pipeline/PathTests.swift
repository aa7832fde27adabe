import Testing

@testable import Kustomize

@Suite struct PathTests {
  @Test(arguments: [
    ("", "."), (".", "."), ("./", "."), ("/", "/"), ("//", "/"), ("/..", "/"), ("/../a", "/a"), ("/a/..", "/"),
    ("a", "a"), ("a/", "a"), ("./a//b/", "a/b"), ("a/..", "."), ("a/../..", ".."), ("../a/..", ".."),
    ("../../a/b/../c", "../../a/c"), ("a/b/../../..", ".."), ("/a/b/../c/./d", "/a/c/d"), ("/a/..b/.c", "/a/..b/.c"),
    ("größe/../é", "é"), ("...", "..."), ("a/../../b", "../b"), ("/a/b/../../c", "/c"),
  ])
  func clean(path: String, expected: String) {
    #expect(Path.clean(path) == expected)
  }

  @Test(arguments: [
    ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/a", "/a/b", false), ("/x", "/", true),
  ])
  func isInside(path: String, directory: String, expected: Bool) {
    #expect(Path.isInside(path, directory) == expected)
  }
}
