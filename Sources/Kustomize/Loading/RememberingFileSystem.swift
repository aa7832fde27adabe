import Diagnostics
import Synchronization

/// A file system whose folders stay where they are while a session lasts: where each leads to is asked for once.
final class RememberingFileSystem: FileSystem {
  private let files: any FileSystem
  private let known = Mutex(Known())

  private struct Known {
    var canonicalPaths: [String: String] = [:]
    var folders: Set<String> = []
  }

  init(_ files: any FileSystem) { self.files = files }

  var currentDirectory: String { files.currentDirectory }

  func canonicalPath(_ path: String) -> String? {
    if let canonical = known.withLock({ $0.canonicalPaths[path] }) { return canonical }
    guard let canonical = files.canonicalPath(path) else { return nil }
    known.withLock { $0.canonicalPaths[path] = canonical }
    return canonical
  }

  func canonicalPath(_ path: String, knowing directory: String) -> String? {
    if let canonical = known.withLock({ $0.canonicalPaths[path] }) { return canonical }
    guard let canonical = files.canonicalPath(path, knowing: directory) else { return nil }
    known.withLock { $0.canonicalPaths[path] = canonical }
    return canonical
  }

  func kind(of path: String) -> FileKind? {
    if known.withLock({ $0.folders.contains(path) }) { return .directory }
    let kind = files.kind(of: path)
    if kind == .directory { known.withLock { _ = $0.folders.insert(path) } }
    return kind
  }

  func names(in directory: String) throws(FileReadError) -> [String] { try files.names(in: directory) }

  func read(_ path: String, as displayPath: String, into text: TextStore) throws(FileReadError) -> SourceFile {
    try files.read(path, as: displayPath, into: text)
  }
}
