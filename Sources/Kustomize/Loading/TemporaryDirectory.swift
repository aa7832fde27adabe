import Diagnostics

/// A folder of its own, for as long as the object lives.
package final class TemporaryDirectory {
  /// Absolute, links followed.
  package let path: String

  /// Makes a folder that nobody else can read.
  ///
  /// - Parameter parent: where; nil is the system's place for temporary files.
  /// - Throws: `Diagnostic` where it cannot be made.
  package init(in parent: String? = nil, prefix: String = "strata-") throws {
    path = try Self.make(in: parent ?? System.temporaryDirectory, prefix: prefix)
    Interruption.add(folder: path)
  }

  deinit {
    Self.remove(path)
    Interruption.remove(folder: path)
  }

  /// Makes a folder with a name that is not taken, which stays until it is removed.
  package static func make(in parent: String, prefix: String) throws -> String {
    do throws(System.Failure) {
      let path = try System.makeTemporaryDirectory(prefix: "\(parent)/\(prefix)")
      return System.canonicalPath(path) ?? path
    } catch {
      throw Diagnostic.temporaryFileNotWritable(parent, error.description)
    }
  }

  /// Makes a folder, and those above it that are missing.
  package static func makeFolders(_ path: String) throws {
    if RealFileSystem().kind(of: path) == .directory { return }
    try makeFolders(Path.directory(of: path))
    do throws(System.Failure) {
      try System.makeDirectory(path)
    } catch {
      guard error.isPresent else { throw Diagnostic.temporaryFileNotWritable(path, error.description) }
    }
  }

  /// Writes a file that only its owner can read.
  ///
  /// - Returns: its absolute path.
  package func write(_ bytes: some Collection<UInt8>, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    do throws(System.Failure) {
      try System.writeFile(Array(bytes), to: file, permissions: 0o600)
    } catch {
      throw Diagnostic.temporaryFileNotWritable(file, error.description)
    }
    return file
  }

  /// Removes a folder with all that is in it. Links are removed, not followed.
  package static func remove(_ path: String) {
    guard let status = System.status(of: path, followsLinks: false) else { return }
    guard status.kind == .directory else { return System.removeFile(path) }
    // git leaves folders without the right to write only where somebody made them so.
    System.setPermissions(status.permissions | 0o700, of: path)
    for name in (try? System.names(in: path)) ?? [] { remove("\(path)/\(name)") }
    System.removeDirectory(path)
  }
}
