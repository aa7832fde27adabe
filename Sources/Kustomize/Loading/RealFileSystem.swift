import Diagnostics

/// The machine's file system.
package struct RealFileSystem: FileSystem {
  package init() {}

  package var currentDirectory: String { System.currentDirectory ?? "/" }

  package func canonicalPath(_ path: String) -> String? { Self.endsEarly(path) ? nil : System.canonicalPath(path) }

  /// Asks for each further part of the path whether it is a link: where none is, the path is canonical as it stands. To
  /// follow it from the beginning costs the more the deeper it is.
  package func canonicalPath(_ path: String, knowing directory: String) -> String? {
    guard !Self.endsEarly(path) else { return nil }
    var end = Path.commonEnd(path, directory)
    while end < path.utf8.endIndex {
      let next = path.utf8.index(after: end)
      end = path.utf8[next...].firstIndex(of: UInt8(ascii: "/")) ?? path.utf8.endIndex
      guard let status = System.status(of: String(path[..<end]), followsLinks: false) else { return nil }
      if status.kind == .link { return canonicalPath(path) }
    }
    return path
  }

  package func kind(of path: String) -> FileKind? {
    guard !Self.endsEarly(path) else { return nil }
    return System.status(of: path).map { $0.kind == .directory ? .directory : .file }
  }

  package func names(in directory: String) throws(FileReadError) -> [String] {
    do throws(System.Failure) {
      return try System.names(in: directory)
    } catch {
      throw .system(error.description)
    }
  }

  package func read(
    _ path: String, as displayPath: String, into text: TextStore
  ) throws(FileReadError) -> SourceFile {
    guard !Self.endsEarly(path) else { throw .system("no file has a NUL in its name") }
    let result: Result<SourceFile, FileReadError>
    do throws(System.Failure) {
      if let descriptor = Self.inheritedDescriptor(path) {
        result = try readToEnd(descriptor, as: displayPath, into: text)
      } else {
        let descriptor = try System.open(path)
        defer { try? System.close(descriptor) }
        result = try read(descriptor, as: displayPath, into: text)
      }
    } catch {
      throw System.status(of: path)?.kind == .socket ? .system("it is a socket") : .system(error.description)
    }
    return try result.get()
  }

  private func read(
    _ descriptor: Int32, as displayPath: String, into text: TextStore
  ) throws(System.Failure) -> Result<SourceFile, FileReadError> {
    let status = try System.status(of: descriptor)
    switch status.kind {
    case .file, .link: return try read(descriptor, size: status.size, as: displayPath, into: text)
    case .directory: return .failure(.isDirectory)
    case .pipe: return .failure(.system("it is a named pipe"))
    case .socket: return .failure(.system("it is a socket"))
    case .device: return .failure(.system("it is a device"))
    }
  }

  /// Reads a file. Its size is what it was when it was opened, and 0 where the system makes it up as it is read.
  func read(
    _ descriptor: Int32, size: Int, as displayPath: String, into text: TextStore
  ) throws(System.Failure) -> Result<SourceFile, FileReadError> {
    guard size <= fileSizeLimit else { return .failure(.tooLarge(limit: fileSizeLimit)) }
    guard size > 0 else { return try readToEnd(descriptor, as: displayPath, into: text) }
    do throws(Diagnostic) {
      try text.checkRoom(for: size + 1, of: displayPath)
    } catch {
      return .failure(.system(error.message))
    }
    let mark = text.mark
    // Room for one byte more shows whether there is more.
    let file = try text.addFile(path: displayPath, size: size + 1, from: descriptor)
    if Int(file.range.length) <= size { return .success(file) }
    text.rewind(to: mark)
    try System.rewind(descriptor)
    return try readToEnd(descriptor, as: displayPath, into: text)
  }

  /// Reads what has no size of its own, such as a pipe.
  private func readToEnd(
    _ descriptor: Int32, as displayPath: String, into text: TextStore
  ) throws(System.Failure) -> Result<SourceFile, FileReadError> {
    let contents = try System.readToEnd(descriptor, limit: fileSizeLimit)
    guard contents.count <= fileSizeLimit else { return .failure(.tooLarge(limit: fileSizeLimit)) }
    return Result { () throws(FileReadError) in try text.addFile(path: displayPath, read: contents) }
  }

  /// The open file that a path stands for, which whoever started the program has given to it: standard input, or what a
  /// shell puts in the place of `<(program)`. It may be a pipe or a socket.
  private static func inheritedDescriptor(_ path: String) -> Int32? {
    guard path.hasPrefix("/dev/") || path.hasPrefix("/proc/") else { return nil }
    if path == "/dev/stdin" { return 0 }
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      return Int32(path.dropFirst(folder.count))
    }
    return nil
  }

  /// Whether the system would take less for the path than there is.
  private static func endsEarly(_ path: String) -> Bool { path.utf8.contains(0) }
}
