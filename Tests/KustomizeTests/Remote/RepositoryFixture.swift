import Testing

@testable import Kustomize

/// A repository of git in a temporary folder.
struct RepositoryFixture {
  let directory: TemporaryDirectory
  var path: String { directory.path + "/repo" }
  var url: String { "file://" + path }

  init() throws {
    directory = try TemporaryDirectory()
    try TemporaryDirectory.makeFolders(path)
    try git("init", "--quiet", "--initial-branch=main")
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    var request = ProcessRequest(
      "git",
      [
        "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false",
        "-c", "protocol.file.allow=always",
      ] + arguments)
    request.workingDirectory = path
    return String(try ProcessRunner().runSuccessfully(request).text.dropLast())
  }

  func write(_ name: String, _ text: String) throws {
    try TemporaryDirectory.makeFolders(Path.directory(of: "\(path)/\(name)"))
    _ = try directory.write(text.utf8, to: "repo/\(name)")
  }

  /// Commits all that is there.
  ///
  /// - Returns: the commit.
  @discardableResult
  func commit() throws -> String {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message=x")
    return try git("rev-parse", "HEAD")
  }
}

func readText(_ path: String) -> String? {
  let file = ProcessRequest("cat", [path])
  return try? ProcessRunner().runSuccessfully(file).text
}
