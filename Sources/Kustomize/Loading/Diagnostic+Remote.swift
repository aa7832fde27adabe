import Diagnostics
import YAML

// The messages of remote bases and files, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let fetchFailed = Diagnostic.ID("K1101", "fetch-failed")
  package static let unsafeRemote = Diagnostic.ID("K1102", "unsafe-remote")
  package static let downloadFailed = Diagnostic.ID("K1103", "download-failed")
  package static let noSuchReference = Diagnostic.ID("K1104", "no-such-reference")
}

extension Diagnostic {
  static let gitHint = "remote bases need git: install it, or use a base in a local folder"
  static let curlHint = "resources over HTTP need curl: install it, or keep the file in a local folder"

  /// A call of git failed: its own last line says why.
  static func fetchFailed(_ spec: RemoteSpec, _ result: ProcessResult) -> Diagnostic {
    let lines = redactingPassword(result.errorText).split(whereSeparator: \.isNewline).map(String.init)
    let reason = lines.last { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.last ?? result.status.text
    if reason.contains("couldn't find remote ref") { return noSuchReference(spec) }
    let text = reason.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? reason
    return Diagnostic(
      .fetchFailed, "'\(redactingPassword(spec.raw))' cannot be fetched: \(text)",
      notes: lines.filter { $0 != reason }.suffix(20).map { Note($0) })
  }

  static func noSuchReference(_ spec: RemoteSpec) -> Diagnostic {
    Diagnostic(
      .noSuchReference,
      spec.ref.isEmpty
        ? "the repository '\(redactingPassword(spec.cloneURL))' has no default branch: it is empty"
        : "the repository '\(redactingPassword(spec.cloneURL))' has no branch, tag or commit '\(spec.ref)'",
      hint: spec.ref.isEmpty ? nil : "a commit has to be named in full")
  }

  /// - Parameter limit: what the URL says, or less.
  static func fetchTimedOut(_ spec: RemoteSpec, _ limit: Duration) -> Diagnostic {
    Diagnostic(
      .processTimedOut,
      "'\(redactingPassword(spec.raw))' cannot be fetched: git did not end within \(limit.seconds)",
      hint: limit < spec.timeLimit
        ? Diagnostic.timeHint
        : "'\(spec.raw.contains("?") ? "&" : "?")timeout=120s' at the end of the URL gives it more time")
  }

  static func refusedRemote(_ spec: RemoteSpec, _ reason: String) -> Diagnostic {
    Diagnostic(.unsafeRemote, "'\(redactingPassword(spec.raw))' is refused: \(reason)")
  }

  static func noFolderInRepository(_ spec: RemoteSpec) -> Diagnostic {
    Diagnostic(
      .fileNotFound,
      "the repository '\(redactingPassword(spec.cloneURL))' has no folder '\(spec.path)'"
        + (spec.ref.isEmpty ? "" : " in '\(spec.ref)'"))
  }

  static func folderOutside(_ spec: RemoteSpec) -> Diagnostic {
    Diagnostic(.outsideRoot, "'\(redactingPassword(spec.raw))' is a link out of its repository")
  }

  static func downloadRefused(_ url: String, _ status: Int) -> Diagnostic {
    let meaning = [
      401: "unauthorized", 403: "forbidden", 404: "not found", 410: "gone", 429: "too many requests",
      500: "internal server error", 502: "bad gateway", 503: "service unavailable", 504: "gateway timeout",
    ][status]
    return Diagnostic(
      .downloadFailed,
      "'\(redactingPassword(url))' cannot be downloaded: status \(status)\(meaning.map { " (\($0))" } ?? "")")
  }

  static func downloadFailed(_ url: String, _ reason: String) -> Diagnostic {
    Diagnostic(.downloadFailed, "'\(redactingPassword(url))' cannot be downloaded: \(reason)")
  }

  static func neitherFileNorRepository(_ entry: Node, _ file: Diagnostic, _ repository: Diagnostic) -> Diagnostic {
    entry.diagnostic(
      .downloadFailed, "'\(redactingPassword(entry.string))' is neither a file of resources nor a Git repository",
      notes: [
        Note(
          "as a file: \(file.message)", at: file.location == entry.location ? nil : file.location,
          otherwise: "as a file: \(file.message)"),
        Note("as a repository: \(repository.message)"),
      ] + repository.notes)
  }
}
