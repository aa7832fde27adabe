import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder of its own, for as long as the object lives.
package final class TemporaryDirectory {
  /// Absolute, links followed.
  package let path: String

  /// Makes a folder that nobody else can read.
  ///
  /// - Parameter parent: where; nil is the system's place for temporary files.
  /// - Throws: `Diagnostic` where it cannot be made.
  package init(in parent: String? = nil, prefix: String = "strata-") throws {
    path = try Self.make(in: parent ?? environmentVariable("TMPDIR") ?? "/tmp", prefix: prefix)
  }

  deinit { Self.remove(path) }

  /// Makes a folder with a name that is not taken, which stays until it is removed.
  package static func make(in parent: String, prefix: String) throws -> String {
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw Diagnostic.temporaryFileNotWritable(parent, String(cString: strerror(errno)).lowercased())
    }
    let path = String(cString: made)
    return RealFileSystem().canonicalPath(path) ?? path
  }

  /// Makes a folder, and those above it that are missing.
  package static func makeFolders(_ path: String) throws {
    if RealFileSystem().kind(of: path) == .directory { return }
    try makeFolders(Path.directory(of: path))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw Diagnostic.temporaryFileNotWritable(path, String(cString: strerror(errno)).lowercased())
    }
  }

  /// Writes a file that only its owner can read.
  ///
  /// - Returns: its absolute path.
  package func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Diagnostic.temporaryFileNotWritable(file, String(cString: strerror(errno)).lowercased())
    }
    defer { close(descriptor) }
    guard writeAll(bytes, to: descriptor) else {
      throw Diagnostic.temporaryFileNotWritable(file, String(cString: strerror(errno)).lowercased())
    }
    return file
  }

  /// Removes a folder with all that is in it. Links are removed, not followed.
  package static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    // git leaves folders without the right to write only where somebody made them so.
    chmod(path, status.st_mode | 0o700)
    for name in RealFileSystem().names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
