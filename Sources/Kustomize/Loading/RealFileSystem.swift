import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The machine's file system.
package struct RealFileSystem: FileSystem {
  package init() {}

  package var currentDirectory: String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  package func canonicalPath(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  package func kind(of path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
  }

  package func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  package func read(
    _ path: String, as displayPath: String, into text: TextStore
  ) throws(FileReadError) -> SourceFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(String(cString: strerror(errno)).lowercased()) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(String(cString: strerror(errno)).lowercased()) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
    guard status.st_size <= fileSizeLimit else { throw .tooLarge(limit: fileSizeLimit) }
    guard status.st_mode & S_IFMT == S_IFREG else { return try readStream(descriptor, as: displayPath, into: text) }
    var failure: Int32 = 0
    let file = text.addFile(path: displayPath, size: Int(status.st_size)) { buffer in
      var count = 0
      while count < buffer.count {
        let got = Self.readBytes(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
      return count
    }
    guard failure == 0 else { throw .system(String(cString: strerror(failure)).lowercased()) }
    return file
  }

  /// Reads what has no size of its own, such as a pipe.
  private func readStream(
    _ descriptor: Int32, as displayPath: String, into text: TextStore
  ) throws(FileReadError) -> SourceFile {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = chunk.withUnsafeMutableBytes { Self.readBytes(descriptor, $0.baseAddress!, $0.count) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .system(String(cString: strerror(errno)).lowercased()) }
      if got == 0 { break }
      contents.append(contentsOf: chunk[..<got])
      guard contents.count <= fileSizeLimit else { throw .tooLarge(limit: fileSizeLimit) }
    }
    return text.addFile(path: displayPath, contents: contents)
  }

  private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer, count)
    #elseif canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer, count)
    #endif
  }
}
