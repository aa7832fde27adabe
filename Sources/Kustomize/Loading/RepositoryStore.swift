import Diagnostics

/// The checkouts of one build: each version of a repository is fetched once, into a folder that is removed with the
/// store, or into a cache that stays.
///
/// ```
/// cache/
///   repository-5f0c2a9e61b84d13/       the URL's last part, and a hash of the URL
///     3b18e512dba79e4c8300dd08aeb37f8e728b8dad/      what the version was when it was fetched
///   fetching-XXXXXX/                   renamed once it is complete
/// ```
package final class RepositoryStore {
  private struct Key: Hashable {
    var url: String
    var ref: String
    var hasSubmodules: Bool
  }

  private let cache: String?
  private let git: GitClient
  private var checkouts: [Key: String] = [:]
  private var temporary: [TemporaryDirectory] = []

  /// - Parameter cache: the folder that keeps what was fetched; nil keeps nothing.
  package init(
    cache: String?, runner: ProcessRunner = ProcessRunner(), timeLimit: Duration = ProcessRunner.usualTimeLimit
  ) {
    self.cache = cache
    git = GitClient(runner: runner, timeLimit: timeLimit)
  }

  /// The folder with the files of a version, absolute, links followed.
  ///
  /// - Throws: `Diagnostic` where it cannot be fetched.
  package func checkout(of spec: RemoteSpec) throws -> String {
    let key = Key(url: spec.cloneURL, ref: spec.ref, hasSubmodules: spec.hasSubmodules)
    if let checkout = checkouts[key] { return checkout }
    let checkout = try cache.map { try cached(spec, in: $0) } ?? fetched(spec)
    checkouts[key] = checkout
    return checkout
  }

  /// The commit that a version is, in full.
  ///
  /// - Throws: `Diagnostic` where it cannot be fetched.
  package func commit(of spec: RemoteSpec) throws -> String { try git.commit(in: checkout(of: spec), spec) }

  private func fetched(_ spec: RemoteSpec) throws -> String {
    let directory = try TemporaryDirectory()
    try git.fetch(spec, into: directory.path)
    temporary.append(directory)
    return directory.path
  }

  // MARK: The cache

  private func cached(_ spec: RemoteSpec, in cache: String) throws -> String {
    let fileSystem = RealFileSystem()
    let cache = Path.absolute(cache, from: fileSystem.currentDirectory)
    let shelf = Path.join(cache, Self.shelfName(spec.cloneURL))
    let suffix = spec.hasSubmodules ? "" : "-without-submodules"
    let object = try git.resolve(spec)
    if let present = fileSystem.canonicalPath("\(shelf)/\(object)\(suffix)") { return present }

    try TemporaryDirectory.makeFolders(shelf)
    let directory = try TemporaryDirectory(in: cache, prefix: "fetching-")
    let fetched = try git.fetch(spec, into: directory.path)
    // What a branch is may have changed since it was asked for.
    let place = "\(shelf)/\(fetched)\(suffix)"
    do throws(System.Failure) {
      try System.rename(directory.path, to: place)
    } catch {
      // Another process may have been faster: what it has put there is the same.
      guard fileSystem.kind(of: place) == .directory else {
        throw Diagnostic.temporaryFileNotWritable(place, error.description)
      }
    }
    return fileSystem.canonicalPath(place) ?? place
  }

  /// A name for the folder of a URL: one that can be read, and does not give its password away.
  static func shelfName(_ url: String) -> String {
    let name = (url.split { $0 == "/" || $0 == ":" }.last ?? "repository").prefix(40)
      .map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" }
    let digest = SHA256.digest(Array(url.utf8)).prefix(8)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return String(name) + "-" + digest
  }
}
