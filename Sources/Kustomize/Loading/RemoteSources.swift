import Diagnostics
import Kubernetes
import YAML

/// What a remote entry of `resources` stands for.
package enum RemoteContent {
  case resources([Resource])
  case layer(Loader)
}

/// What a build takes from elsewhere: layers from Git repositories, files from web servers. Each is fetched once.
package final class RemoteSources {
  private let repositories: RepositoryStore
  private let http: HTTPClient
  private let fileSystem: any FileSystem
  private let namesCommits: Bool
  /// Nothing is fetched.
  private let isClosed: Bool
  private var files: [String: [UInt8]] = [:]

  /// - Parameters:
  ///   - cache: the folder that keeps clones; nil keeps none.
  ///   - namesCommits: whether files are shown with the commit that they are from.
  ///   - timeLimit: how long one call of a program may take.
  ///   - isClosed: whether everything is refused.
  package init(
    cache: String? = nil, namesCommits: Bool = false, fileSystem: any FileSystem,
    runner: ProcessRunner = ProcessRunner(), timeLimit: Duration = ProcessRunner.usualTimeLimit, isClosed: Bool = false
  ) {
    self.isClosed = isClosed
    repositories = RepositoryStore(cache: cache, runner: runner, timeLimit: timeLimit)
    var http = HTTPClient(runner: runner)
    http.timeLimit = min(http.timeLimit, timeLimit)
    self.http = http
    self.fileSystem = fileSystem
    self.namesCommits = namesCommits
  }

  // MARK: Files

  /// Whether a path that a kustomization names is a file on a web server.
  package static func isRemoteFile(_ path: String) -> Bool { HTTPClient.isURL(path) }

  /// Reads a file from a web server.
  ///
  /// - Parameter entry: where a kustomization names it.
  /// - Throws: `Diagnostic` where it cannot be downloaded.
  package func read(_ url: String, at entry: Node?, into text: TextStore) throws -> SourceFile {
    let contents = try located(at: entry) {
      guard !isClosed else { throw Diagnostic.notFetched(url) }
      if let present = files[url] { return present }
      return try http.download(url)
    }
    files[url] = contents
    return try text.addFile(path: redactingPassword(url), contents: contents)
  }

  // MARK: Entries of `resources`

  /// What an entry of `resources` that names nothing on this machine stands for: the resources of a file on a web server,
  /// or a layer in a repository. A URL that may be either is asked for as a file first, as kustomize does.
  ///
  /// - Parameter loader: of the layer that names it.
  /// - Returns: nil where the entry is a local path.
  /// - Throws: `Diagnostic` where it cannot be fetched.
  package func content(of entry: Node, from loader: Loader, tree: Tree) throws -> RemoteContent? {
    let path = entry.string
    let spec = RemoteSpec(path)
    guard Self.isRemoteFile(path), !(spec?.isCertainlyRepository ?? false) else {
      return try spec.map { .layer(try self.loader(for: $0, from: loader, at: entry)) }
    }
    let fileError: Diagnostic
    do {
      return .resources(try ResourceReader(tree: tree).resources(in: read(path, at: entry, into: tree.text)))
    } catch let error as Diagnostic where spec != nil && error.id != .programNotFound && error.id != .untrusted {
      fileError = error
    }
    guard let spec else { throw fileError }
    do {
      return .layer(try self.loader(for: spec, from: loader, at: entry))
    } catch let error as Diagnostic {
      throw Diagnostic.neitherFileNorRepository(entry, fileError, error)
    }
  }

  // MARK: Layers

  /// The folder of a layer in a repository, and the repository that it is from.
  ///
  /// - Throws: `Diagnostic` where it cannot be fetched, or has no such folder.
  package func folder(of spec: RemoteSpec, at entry: Node?) throws -> (root: String, repository: RemoteRepository) {
    try located(at: entry) {
      guard !isClosed else { throw Diagnostic.notFetched(spec.raw) }
      let checkout = try repositories.checkout(of: spec)
      let folder = Path.join(checkout, spec.path)
      guard let root = fileSystem.canonicalPath(folder) else { throw Diagnostic.noFolderInRepository(spec) }
      guard Path.isInside(root, checkout) else { throw Diagnostic.folderOutside(spec) }
      guard fileSystem.kind(of: root) == .directory else {
        throw Diagnostic(.notADirectory, "'\(redactingPassword(spec.raw))' is a file, and a base is a folder")
      }
      return (root, RemoteRepository(url: spec.cloneURL, ref: spec.ref, checkout: checkout))
    }
  }

  /// The loader of a layer in a repository.
  ///
  /// - Parameters:
  ///   - loader: of the layer that names it.
  ///   - entry: where that layer names it.
  package func loader(for spec: RemoteSpec, from loader: Loader, at entry: Node) throws -> Loader {
    let (root, repository) = try folder(of: spec, at: entry)
    return try located(at: entry) {
      try loader.loader(forCloneAt: root, of: repository, display: displayRoot(of: spec))
    }
  }

  /// The loader of a build that starts in a repository.
  package func loader(for spec: RemoteSpec) throws -> Loader {
    let (root, repository) = try folder(of: spec, at: nil)
    return try Loader(withoutFolderIn: fileSystem, restrictor: .rootOnly, remote: self).loader(
      forCloneAt: root, of: repository, display: displayRoot(of: spec))
  }

  /// What stands before the paths of a repository's files.
  private func displayRoot(of spec: RemoteSpec) throws -> String {
    spec.displayRoot(atCommit: try namesCommits ? repositories.commit(of: spec) : nil)
  }
}

extension RemoteSpec {
  /// Whether a URL names a repository and can name no file: it says where the repository ends, and does not end as the
  /// name of a manifest does.
  package var isCertainlyRepository: Bool {
    let end = raw.prefix { $0 != "?" }.lowercased()
    guard ![".yaml", ".yml", ".json"].contains(where: end.hasSuffix) else { return false }
    return isExplicit || (host == "https://github.com/" && !ref.isEmpty)
  }
}
