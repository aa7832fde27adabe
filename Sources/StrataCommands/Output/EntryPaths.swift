import Diagnostics
import Editing
import Kustomize

/// What a kustomization can list: what is in its folder, and what a pattern of the shell finds there.
struct EntryPaths {
  private let directory: String
  private let files = RealFileSystem()

  init(_ directory: String) { self.directory = directory }

  /// - Parameter mayBeRemote: whether the address of a repository is taken, as it is.
  /// - Returns: paths from the folder on, those of a pattern in the order of their bytes.
  /// - Throws: `Diagnostic` where a pattern finds nothing.
  func matching(_ patterns: [String], mayBeRemote: Bool = false) throws -> [String] {
    try patterns.flatMap { pattern in
      guard !pattern.isEmpty else { throw Diagnostic(.fileNotFound, "a file or a folder without a name is none") }
      let isPlain = try GlobPattern(checking: pattern).isPlain
      let found = isPlain ? [pattern].filter(isThere) : try expand(pattern)
      if found.isEmpty, mayBeRemote, pattern.contains("://") || pattern.contains("@") || pattern.contains("//") {
        return [pattern]
      }
      guard !found.isEmpty else {
        throw Diagnostic(
          .fileNotFound, "there is no file or folder '\(pattern)' in '\(directory)'", hint: nearest(to: pattern))
      }
      return found
    }
  }

  private func isThere(_ path: String) -> Bool { files.kind(of: Path.join(directory, path)) != nil }

  /// What a pattern finds, part by part.
  ///
  /// - Throws: `Diagnostic` where a folder cannot be read, in which something may be found.
  private func expand(_ pattern: String) throws -> [String] {
    let isAbsolute = Path.isAbsolute(pattern)
    var found = [isAbsolute ? "/" : ""]
    for part in pattern.split(separator: "/") {
      let glob = GlobPattern(String(part))
      found = try found.flatMap { folder -> [String] in
        let name = { (name: String) in folder.isEmpty || folder == "/" ? folder + name : "\(folder)/\(name)" }
        if glob.isPlain { return [name(String(part))].filter(isThere) }
        let names = try files.list(Path.join(directory, folder.isEmpty ? "." : folder))
        return names.filter(glob.matches).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(name)
      }
    }
    return found.filter { $0 != "" && $0 != "/" }
  }

  private func nearest(to path: String) -> String? {
    let folder = Path.directory(of: Path.join(directory, path))
    let word = nearestWord(to: Path.lastComponent(path), among: files.knownNames(in: folder))
    return word.map { "did you mean '\(path.dropLast(Path.lastComponent(path).count))\($0)'?" }
  }
}

extension FileSystem {
  /// The names in a folder, all of them; none in what is no folder.
  ///
  /// - Throws: `Diagnostic` where the folder cannot be read.
  func list(_ folder: String) throws(Diagnostic) -> [String] {
    do throws(FileReadError) {
      return kind(of: folder) == .directory ? try names(in: folder) : []
    } catch {
      throw Diagnostic(.fileNotReadable, "the folder '\(folder)' cannot be read: \(error.reason)")
    }
  }
}
