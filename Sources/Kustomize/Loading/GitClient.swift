import Diagnostics

/// Fetches one version of a repository through the git program, as `kustomize build` does: no more than one commit
/// deep. (kustomize: api/internal/git/cloner.go.)
struct GitClient {
  let runner: ProcessRunner
  /// How long one call may take, whatever a URL says.
  let timeLimit: Duration

  /// Fetches a version into a folder that is there and empty.
  ///
  /// - Returns: the object that the version was.
  /// - Throws: `Diagnostic` where that fails.
  @discardableResult
  func fetch(_ spec: RemoteSpec, into directory: String) throws -> String {
    try checkArguments(of: spec)
    try run(["init", "--quiet"], in: directory, spec)
    // Submodules with relative URLs start from it.
    try run(["remote", "add", "--", "origin", spec.cloneURL], in: directory, spec)
    try run(
      ["fetch", "--quiet", "--depth=1", "--", spec.cloneURL, spec.ref.isEmpty ? "HEAD" : spec.ref], in: directory, spec)
    try run(["checkout", "--quiet", "--detach", "FETCH_HEAD"], in: directory, spec)
    if spec.hasSubmodules {
      try run(["submodule", "--quiet", "update", "--init", "--recursive"], in: directory, spec)
    }
    let object = try run(["rev-parse", "--verify", "FETCH_HEAD"], in: directory, spec)
    return String(object.text.prefix { !$0.isWhitespace })
  }

  /// The commit that is checked out in a folder.
  func commit(in directory: String, _ spec: RemoteSpec) throws -> String {
    String(try run(["rev-parse", "--verify", "HEAD"], in: directory, spec).text.prefix { !$0.isWhitespace })
  }

  /// Asks a repository which object a version is now.
  ///
  /// - Throws: `Diagnostic` where there is no such version, or the repository does not answer.
  func resolve(_ spec: RemoteSpec) throws -> String {
    try checkArguments(of: spec)
    if Self.isObjectName(spec.ref) { return spec.ref }
    let name = spec.ref.isEmpty ? "HEAD" : spec.ref
    let answer = try run(["ls-remote", "--quiet", "--", spec.cloneURL, name], in: nil, spec)
    var objects: [String: String] = [:]
    for line in answer.text.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2 { objects[String(parts[1])] = String(parts[0]) }
    }
    // The order in which git finds the meaning of a short name (gitrevisions(7)).
    for pattern in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
      if let object = objects[pattern + name], Self.isObjectName(object) { return object }
    }
    throw Diagnostic.noSuchReference(spec)
  }

  /// Whether a text is the name of an object in full: SHA-1 or SHA-256.
  static func isObjectName(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  // MARK: Safety

  /// Refuses what git could take for something else than a URL and the name of a version.
  private func checkArguments(of spec: RemoteSpec) throws {
    let name = spec.ref.utf8
    if name.first == UInt8(ascii: "-") || name.first == UInt8(ascii: "+") {
      throw Diagnostic.refusedRemote(spec, "a version does not begin with '\(spec.ref.prefix(1))'")
    }
    for byte in name where byte <= 0x20 || byte == 0x7F || "~^:?*[\\".utf8.contains(byte) {
      throw Diagnostic.refusedRemote(spec, "'\(spec.ref)' is no name of a branch, tag or commit")
    }
    for byte in spec.cloneURL.utf8 where byte < 0x20 || byte == 0x7F {
      throw Diagnostic.refusedRemote(spec, "the URL contains a control character")
    }
    let host = spec.host.split(separator: "/", omittingEmptySubsequences: true).last ?? ""
    if host.hasPrefix("-") || host.contains("@-") || spec.cloneURL.hasPrefix("-")
      || spec.repositoryPath.hasPrefix("-") && spec.host.hasSuffix(":")
    {
      throw Diagnostic.refusedRemote(spec, "a part of the URL begins with '-'")
    }
    if spec.host.hasSuffix(":"), spec.repositoryPath.hasPrefix(":") {
      throw Diagnostic.refusedRemote(spec, "'::' names a program that git would run")
    }
  }

  /// Whether the user wants to be asked for names and passwords: git's own variable says so.
  static var mayAsk: Bool { System.environmentVariable("GIT_TERMINAL_PROMPT") == "1" }

  /// What keeps git, and the programs that it calls, from asking anybody: on the terminal or in a window. A program that
  /// the user names for it in the environment knows the answers, and is called.
  private static var askingNobody: [String: String?] {
    if mayAsk { return [:] }
    let settings = [
      "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never", "GCM_INTERACTIVE": "never",
    ]
    return settings.filter { System.environmentVariable($0.key) == nil }
  }

  /// What a hook of git sets for its programs must not reach a repository that is another one.
  private static let foreign: [String: String?] = [
    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_OBJECT_DIRECTORY": nil, "GIT_COMMON_DIR": nil,
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_NAMESPACE": nil, "GIT_PREFIX": nil, "GIT_QUARANTINE_PATH": nil,
  ]

  @discardableResult
  private func run(_ arguments: [String], in directory: String?, _ spec: RemoteSpec) throws -> ProcessResult {
    // Transports that are programs stay off, whatever the user's configuration says.
    var request = ProcessRequest(
      "git", ["-c", "protocol.ext.allow=never", "-c", "advice.detachedHead=false", "-c", "gc.auto=0"] + arguments)
    request.workingDirectory = directory
    request.environment = Self.foreign.merging(Self.askingNobody) { $1 }
    request.mayAsk = Self.mayAsk
    let limit = min(spec.timeLimit, timeLimit)
    request.timeLimit = limit
    request.installHint = Diagnostic.gitHint
    let result: ProcessResult
    do {
      result = try runner.run(request)
    } catch let error as Diagnostic where error.id == .processTimedOut {
      throw Diagnostic.fetchTimedOut(spec, limit)
    }
    guard result.isSuccess else { throw Diagnostic.fetchFailed(spec, result) }
    return result
  }
}
