import Testing

@testable import Kustomize

@Suite struct CanonicalPathTests {
  @Test(arguments: [
    ("/a/b", "/a/b", "/a/b"), ("/a/b/c", "/a/b", "/a/b"), ("/a/bc", "/a/b", "/a"), ("/a/b", "/a/b/c", "/a/b"),
    ("/x", "/a/b", ""), ("/", "/a", ""), ("/a", "/", ""),
  ])
  func findsWhatPathsShare(_ path: String, _ directory: String, _ shared: String) {
    #expect(path[..<Path.commonEnd(path, directory)] == shared)
  }

  /// It says what following the path from its beginning does.
  @Test func knowsTheFolder() throws {
    let folder = try TemporaryDirectory()
    let files = RealFileSystem()
    let root = try #require(files.canonicalPath(folder.path))
    try TemporaryDirectory.makeFolders("\(root)/a/b")
    try TemporaryDirectory.makeFolders("\(root)/c")
    _ = try folder.write("x".utf8, to: "c/file")
    func link(_ name: String, _ target: String) throws {
      var request = ProcessRequest("ln", ["-s", target, name])
      request.workingDirectory = root
      _ = try ProcessRunner().runSuccessfully(request)
    }
    try link("a/b/link", "../../c")
    try link("a/b/file", "../../c/file")
    try link("a/b/nowhere", "none")
    try link("a/b/loop", "loop")
    for path in [
      "a", "a/b", "a/b/link", "a/b/link/file", "a/b/file", "a/b/nowhere", "a/b/loop", "a/b/none", "c/file", "c/file/x",
      "c",
    ] {
      let path = "\(root)/\(path)"
      #expect(files.canonicalPath(path, knowing: "\(root)/a/b") == files.canonicalPath(path), "\(path)")
    }
    #expect(files.canonicalPath("/", knowing: root) == "/")
  }
}
