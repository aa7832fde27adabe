import Diagnostics
import YAML

/// Reads the files of one layer: knows the folder that they must stay in, and the layers that led here.
package struct Loader {
  private let fileSystem: any FileSystem
  private let restrictor: LoadRestriction
  private let isUntrusted: Bool
  /// What the layer stays in; nil where it is trusted, or the command line's.
  private let confinement: Confinement?
  /// The layer's folder, absolute, links followed.
  package let root: String
  /// The folder as a person would write it.
  package let displayRoot: String
  /// The folders of the layers that led here, outermost first, and this one.
  private let visited: [String]
  /// How many layers led here, this one counted.
  package var depth: Int { visited.count }
  /// Where the folder is from, if it is a clone of a repository.
  package let repository: RemoteRepository?
  /// Fetches what is not on this machine; nil where nothing is fetched.
  package let remote: RemoteSources?

  private init(
    fileSystem: any FileSystem, restrictor: LoadRestriction, root: String, displayRoot: String,
    visited: [String], repository: RemoteRepository?, remote: RemoteSources?, isUntrusted: Bool = false,
    confinement: Confinement? = nil
  ) {
    self.remote = remote
    self.isUntrusted = isUntrusted
    self.confinement = confinement
    self.fileSystem = fileSystem
    self.restrictor = restrictor
    self.root = root
    self.displayRoot = displayRoot
    self.visited = visited
    self.repository = repository
  }

  /// A loader for the folder that a build starts from.
  ///
  /// - Throws: `Diagnostic` where there is no such folder.
  package init(
    directory: String, fileSystem: any FileSystem, restrictor: LoadRestriction,
    repository: RemoteRepository? = nil, remote: RemoteSources? = nil, isUntrusted: Bool = false
  ) throws {
    let path = Path.absolute(directory, from: fileSystem.currentDirectory)
    guard let root = fileSystem.canonicalPath(path) else {
      throw Diagnostic.noSuchTarget(directory, "folder", in: fileSystem)
    }
    guard fileSystem.kind(of: root) == .directory else {
      throw Diagnostic(.notADirectory, "'\(directory)' is not a folder with a kustomization")
    }
    self.init(
      fileSystem: fileSystem, restrictor: restrictor, root: root, displayRoot: Path.clean(directory),
      visited: [root], repository: repository, remote: remote, isUntrusted: isUntrusted,
      confinement: isUntrusted ? Confinement(of: root, in: fileSystem) : nil)
  }

  /// A loader for a kustomization that stands in no folder, as the command line can be one. Its paths start from the
  /// current folder.
  package init(
    withoutFolderIn fileSystem: any FileSystem, restrictor: LoadRestriction, remote: RemoteSources? = nil,
    isUntrusted: Bool = false
  ) {
    self.init(
      fileSystem: fileSystem, restrictor: restrictor,
      root: fileSystem.canonicalPath(fileSystem.currentDirectory) ?? fileSystem.currentDirectory, displayRoot: ".",
      visited: [], repository: nil, remote: remote, isUntrusted: isUntrusted)
  }

  // MARK: Layers

  /// What is at a path that a kustomization names: nil where nothing is.
  package func kind(of path: String) -> FileKind? {
    let path = absolute(path)
    // What is there says who reads it.
    if let confinement, !confinement.contains(path) { return .file }
    return fileSystem.kind(of: path)
  }

  /// Refuses what lies outside of the tree that a stranger's kustomization stays in.
  package func checkInside(_ path: String, at entry: Node) throws {
    try confinement?.check(absolute(path), as: path, at: entry)
  }

  /// A loader for another layer's folder.
  ///
  /// - Parameter entry: where the kustomization names it.
  /// - Throws: `Diagnostic` where it is no folder, or contains a layer that led here.
  package func loader(for path: String, at entry: Node) throws -> Loader {
    guard !Path.isAbsolute(path) else {
      throw entry.diagnostic(.outsideRoot, "a base is named by a relative path, and '\(path)' is absolute")
    }
    if Self.hasDotsWithinPart(path) {
      throw entry.diagnostic(
        .invalidValue, "'\(path)' has '..' within a part of it, and would lead to '\(Path.clean(path))'",
        hint: "two entries may have become one where a line is indented further")
    }
    let absolute = absolute(path)
    try confinement?.check(absolute, as: path, at: entry)
    guard let root = canonical(absolute) else { throw notFound(path, at: entry) }
    try confinement?.check(root, ofPath: absolute, as: path, at: entry)
    guard fileSystem.kind(of: root) == .directory else {
      throw entry.diagnostic(.notADirectory, "'\(path)' is not a folder")
    }
    if let repository, !Path.isInside(root, repository.checkout) {
      throw entry.diagnostic(.outsideRoot, "'\(path)' lies outside the repository \(repository.url)")
    }
    // The command line stands in no folder, and may name the current one.
    if root == visited.last { throw entry.diagnostic(.cycle, "'\(path)' is this folder itself", hint: "leave it out") }
    for visited in visited where Path.isInside(visited, root) {
      throw entry.diagnostic(
        .cycle,
        visited == root
          ? "a cycle: '\(path)' is a layer that leads here"
          : "a cycle: '\(path)' contains '\(Path.relative(visited, to: root))', a layer that leads here")
    }
    return Loader(
      fileSystem: fileSystem, restrictor: restrictor, root: root, displayRoot: display(path),
      visited: visited + [root], repository: repository, remote: remote, isUntrusted: isUntrusted,
      confinement: isUntrusted ? confinement ?? Confinement(of: root, in: fileSystem) : nil)
  }

  /// Whether a part of a path has two dots among others: `../base - ../other` goes to `../other`, which nobody means.
  private static func hasDotsWithinPart(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0 != ".." && $0.contains("..") }
  }

  /// A loader for a folder in the clone of a repository, whose files never leave their folders.
  ///
  /// - Throws: `Diagnostic` where the folder contains a layer that led here.
  package func loader(forCloneAt root: String, of repository: RemoteRepository, display: String) throws -> Loader {
    for visited in visited where Path.isInside(visited, root) {
      throw Diagnostic(.cycle, "a cycle: '\(display)' is a layer that leads here, or contains one")
    }
    return Loader(
      fileSystem: fileSystem, restrictor: .rootOnly, root: root, displayRoot: display,
      visited: visited + [root], repository: repository, remote: remote)
  }

  /// Whether one of the layers that led here lies in one of these folders, so that these cannot be layers below.
  package func leads(into folders: [String]) -> Bool {
    visited.dropLast().contains { visited in folders.contains { Path.isInside(visited, $0) } }
  }

  // MARK: Files

  /// Reads a file that a kustomization names.
  ///
  /// - Parameter entry: where the kustomization names it.
  /// - Throws: `Diagnostic` where it is missing, unreadable, or outside the folder that files must stay in.
  package func read(_ path: String, at entry: Node, into text: TextStore) throws -> SourceFile {
    if let remote, RemoteSources.isRemoteFile(path) { return try remote.read(path, at: entry, into: text) }
    let absolute = absolute(path)
    try confinement?.check(absolute, as: path, at: entry)
    guard let canonical = canonical(absolute) else { throw notFound(path, at: entry) }
    try restrict(canonical, at: absolute, as: path, entry: entry)
    do throws(FileReadError) {
      return try fileSystem.read(canonical, as: display(path), into: text)
    } catch {
      throw unreadable(path, error, at: entry)
    }
  }

  /// Reads the kustomization of the folder, under whichever of its names it has.
  ///
  /// - Parameter entry: where another kustomization names the folder, if one does.
  package func readKustomization(into text: TextStore, at entry: Node?) throws -> SourceFile {
    let names = Self.kustomizationNames.filter { fileSystem.kind(of: "\(root)/\($0)") == .file }
    guard let name = names.first else { throw noKustomization(at: entry) }
    guard names.count == 1 else {
      let found = names.joined(separator: "' and '")
      throw Diagnostic(
        .severalKustomizations, "there are several kustomizations in '\(displayRoot)': '\(found)'",
        at: entry?.snippet)
    }
    let path = Path.join(root, name)
    guard let canonical = canonical(path) else { throw noKustomization(at: entry) }
    try restrict(canonical, at: path, as: display(name), entry: entry)
    do throws(FileReadError) {
      return try fileSystem.read(canonical, as: display(name), into: text)
    } catch {
      throw unreadable(display(name), error, at: entry)
    }
  }

  private func canonical(_ absolute: String) -> String? { fileSystem.canonicalPath(absolute, knowing: root) }

  /// Refuses a file outside of the folder that files must stay in.
  ///
  /// - Parameters:
  ///   - absolute: how the file is named, before links were followed.
  ///   - display: what messages call it.
  private func restrict(_ canonical: String, at absolute: String, as display: String, entry: Node?) throws {
    try confinement?.check(canonical, ofPath: absolute, as: display, at: entry)
    guard restrictor == .rootOnly, !Path.isInside(canonical, root) else { return }
    let isLink = Path.isInside(Path.clean(absolute), root)
    throw Diagnostic(
      .outsideRoot, "'\(display)' \(isLink ? "is a link out of" : "lies outside") '\(displayRoot)'",
      at: entry?.snippet,
      hint: "use a base, or --load-restrictor LoadRestrictionsNone\(isUntrusted ? " without --untrusted" : "")")
  }

  package static let kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  private func noKustomization(at entry: Node?) -> Diagnostic {
    Diagnostic(
      .noKustomization, "there is no kustomization.yaml in '\(displayRoot)'", at: entry?.snippet,
      hint: nearestWord(to: "kustomization.yaml", among: fileSystem.knownNames(in: root)).map {
        "did you mean '\($0)'?"
      })
  }

  private func unreadable(_ path: String, _ error: FileReadError, at entry: Node?) -> Diagnostic {
    Diagnostic(.fileNotReadable, "'\(path)' cannot be read: \(error.reason)", at: entry?.snippet)
  }

  private func notFound(_ path: String, at entry: Node) -> Diagnostic {
    let directory = Path.directory(of: absolute(path))
    let nearest = nearestWord(to: Path.lastComponent(path), among: fileSystem.knownNames(in: directory))
    let hint =
      path.contains(where: { "*?".contains($0) })
      ? "wildcards are not expanded: list each file"
      : path.unicodeScalars.contains("\r")
        ? "its name ends with a carriage return, of a line end of Windows"
        : nearest.map { didYouMean(path.dropLast(Path.lastComponent(path).count) + $0) }
    return entry.diagnostic(.fileNotFound, "there is no file or folder '\(path)'", hint: hint)
  }

  // MARK: Paths

  package func absolute(_ path: String) -> String { Path.absolute(path, from: root) }

  /// A path of the layer's as a person would write it from where the build was started.
  package func display(_ path: String) -> String {
    if repository != nil, let remote = remoteDisplayPath(displayRoot, path) { return remote }
    return Path.join(displayRoot, path)
  }
}

extension Diagnostic {
  /// A target of a command line that is not there.
  ///
  /// - Parameter what: what there should be: `folder`.
  package static func noSuchTarget(_ path: String, _ what: String, in fileSystem: any FileSystem) -> Diagnostic {
    let clean = Path.clean(path)
    let name = Path.lastComponent(clean)
    let folder = Path.directory(of: Path.absolute(clean, from: fileSystem.currentDirectory))
    let names = fileSystem.knownNames(in: folder).filter {
      what != "folder" || fileSystem.kind(of: Path.join(folder, $0)) == .directory
    }
    return Diagnostic(
      .fileNotFound, "there is no \(what) '\(path)'",
      hint: nearestWord(to: name, among: names).map { didYouMean(clean.dropLast(name.count) + $0) })
  }
}

/// The clone of a repository that a base comes from.
package struct RemoteRepository: Hashable, Sendable {
  /// As origin annotations name it.
  package var url: String
  package var ref: String
  /// The folder of the clone, absolute, links followed.
  package var checkout: String

  package init(url: String, ref: String, checkout: String) {
    self.url = url
    self.ref = ref
    self.checkout = checkout
  }
}
