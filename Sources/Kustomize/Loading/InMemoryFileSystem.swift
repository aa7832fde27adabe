import Diagnostics

/// A file system in memory, for tests and for callers that have their files elsewhere. It has no links.
package struct InMemoryFileSystem: FileSystem {
  private var files: [String: [UInt8]]
  private var directories: Set<String> = ["/"]
  package var currentDirectory: String { "/" }

  /// - Parameter files: contents by path; a relative path starts from `/`.
  package init(_ files: [String: String]) { self.init(contents: files.mapValues { Array($0.utf8) }) }

  /// - Parameter contents: bytes by path; a relative path starts from `/`.
  package init(contents: [String: [UInt8]]) {
    files = [:]
    for (path, contents) in contents {
      let path = Path.absolute(path, from: "/")
      files[path] = contents
      var directory = Path.directory(of: path)
      while directory != "/" {
        directories.insert(directory)
        directory = Path.directory(of: directory)
      }
    }
  }

  package func canonicalPath(_ path: String) -> String? {
    let path = Path.absolute(path, from: "/")
    return kind(of: path) == nil ? nil : path
  }

  package func kind(of path: String) -> FileKind? {
    let path = Path.absolute(path, from: "/")
    if files[path] != nil { return .file }
    return directories.contains(path) ? .directory : nil
  }

  package func names(in directory: String) throws(FileReadError) -> [String] {
    let directory = Path.absolute(directory, from: "/")
    guard directories.contains(directory) else { throw .system("no such file or directory") }
    return (Array(files.keys) + Array(directories)).filter { $0 != "/" && Path.directory(of: $0) == directory }
      .map(Path.lastComponent)
  }

  package func read(
    _ path: String, as displayPath: String, into text: TextStore
  ) throws(FileReadError) -> SourceFile {
    guard let contents = files[Path.absolute(path, from: "/")] else {
      throw kind(of: path) == .directory ? .isDirectory : .system("no such file or directory")
    }
    return try text.addFile(path: displayPath, read: contents)
  }
}
