/// A Git repository, a version of it and a folder in it, as an entry of `resources` names them in one URL.
///
/// ```
/// git::https://user@host/organization/repository.git/folder?ref=v1&timeout=60s&submodules=false
/// └─┬─┘└────────┬────────┘└───────────┬────────────┘└──┬───┘└────────────────┬────────────────┘
/// passed over  host               repositoryPath     path                  query
/// ```
///
/// Where the repository ends is told by `_git/`, by `//`, by `.git`, in this order; else it is two parts long, and with
/// `file://` all of the path. (kustomize: api/internal/git/repospec.go.)
package struct RemoteSpec: Hashable, Sendable {
  /// As it is written.
  package var raw: String
  /// What stands before the repository's path, such as `https://github.com/` or `git@github.com:`.
  package var host: String
  package var repositoryPath: String
  /// The folder in the repository; empty for its top.
  package var path: String
  /// A branch, tag or commit; empty for the repository's default branch.
  package var ref: String
  package var hasSubmodules: Bool
  /// How long one call of git may take.
  package var timeLimit: Duration
  /// Whether a mark in the URL tells where the repository ends.
  package var isExplicit: Bool

  /// What git is given to fetch from.
  package var cloneURL: String { host + repositoryPath }

  /// - Returns: nil where the text names no repository, such as a local path.
  package init?(_ raw: String) {
    guard !Path.isAbsolute(raw) else { return nil }
    self.raw = raw
    let question = raw.utf8.firstIndex(of: UInt8(ascii: "?"))
    let query = RemoteQuery(question.map { String(raw[raw.utf8.index(after: $0)...]) } ?? "")
    ref = query.ref
    hasSubmodules = query.hasSubmodules
    timeLimit = query.timeLimit

    guard let location = RemoteLocation(raw[..<(question ?? raw.endIndex)]),
      let parts = Self.split(location.path, isFile: location.host == RemoteLocation.fileScheme)
    else { return nil }
    host = location.host
    (repositoryPath, path, isExplicit) = parts
    guard !repositoryPath.isEmpty else { return nil }
    if path.first == "/" { path.removeFirst() }
    let cleaned = Path.clean(path)
    guard cleaned != "..", !cleaned.hasPrefix("../") else { return nil }
  }

  /// Parts the repository from the folder in it.
  private static func split(_ text: Substring, isFile: Bool) -> (String, String, isExplicit: Bool)? {
    if let mark = text.firstRange(of: "_git/") {
      let repository = text[mark.upperBound...].prefix { $0 != "/" }
      return (String(text[..<repository.endIndex]), String(text[repository.endIndex...].dropFirst()), true)
    }
    if let mark = text.firstRange(of: "//") {
      return (String(text[..<mark.lowerBound]), String(text[mark.upperBound...]), true)
    }
    if let mark = text.firstRange(of: ".git") {
      return (String(text[..<mark.upperBound]), String(text[mark.upperBound...]), true)
    }
    if isFile { return (String(text), "", false) }
    let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    return (parts[0] + "/" + parts[1], parts.count > 2 ? String(parts[2]) : "", false)
  }

  // MARK: Names

  /// Where files of this repository come from, as messages show it: `https://host/organization/repository?ref=v1//folder`.
  package var displayRoot: String { displayRoot(atCommit: nil) }

  /// The same with the commit that the version is, in 12 digits: `https://host/repository?ref=v1@3b18e512dba7//folder`.
  package func displayRoot(atCommit commit: String?) -> String {
    var version = ref.isEmpty ? "" : "?ref=\(ref)"
    if let commit, commit != ref { version += "@" + commit.prefix(12) }
    return redactingPassword(cloneURL) + version + "//" + (path.isEmpty ? "" : Path.clean(path))
  }

  /// What origin annotations give as the folder. At the top of a repository kustomize says `notCloned`, the name that it
  /// gives the clone before there is one.
  package var originPath: String {
    let cleaned = Path.clean(path)
    return cleaned == "." ? "notCloned" : cleaned
  }
}

/// A path below the folder that `RemoteSpec.displayRoot` names; nil where the root is of another kind.
package func remoteDisplayPath(_ root: String, _ path: String) -> String? {
  guard root.contains("://") || root.contains("@"), let mark = root.ranges(of: "//").last else { return nil }
  return String(root[..<mark.upperBound]) + Path.join(String(root[mark.upperBound...]), path)
}

/// A URL whose password, if it has one, is not shown.
package func redactingPassword(_ url: String) -> String {
  guard let scheme = url.firstRange(of: "://") else { return url }
  let authority = url[scheme.upperBound...].prefix { $0 != "/" }
  guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return url }
  return url[...colon] + "***" + url[at...]
}
