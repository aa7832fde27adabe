import Diagnostics

/// What writing files asks of the machine: every call that can fail, so that tests can let each of them.
protocol OutputFileSystem {
  /// What a path names, links not followed; nil where nothing is.
  func kind(of path: String) -> System.Status.Kind?
  func target(ofLink path: String) -> String?
  func permissions(of path: String) -> UInt32?
  func isWritable(_ path: String) -> Bool
  /// Makes a file that is not there yet, and opens it.
  func create(_ path: String, permissions: UInt32?) throws(System.Failure) -> Int32
  /// Opens a pipe or a device.
  func openStream(_ path: String) throws(System.Failure) -> Int32
  func write(_ bytes: [UInt8], to file: Int32) throws(System.Failure)
  func close(_ file: Int32) throws(System.Failure)
  func sync(_ paths: [String]) throws(System.Failure)
  func syncNames(in folder: String)
  func makeFolder(_ path: String) throws(System.Failure)
  func removeFolder(_ path: String) throws(System.Failure)
  func rename(_ path: String, to name: String) throws(System.Failure)
  func link(_ path: String, as name: String) throws(System.Failure)
  func remove(_ path: String) throws(System.Failure)
}

extension OutputFileSystem {
  /// Writes all that an open file gets, and closes it, also where it cannot be written.
  func finish(_ file: Int32, with contents: [UInt8]) throws(System.Failure) {
    do throws(System.Failure) {
      try write(contents, to: file)
    } catch {
      try? close(file)
      throw error
    }
    try close(file)
  }
}

/// The machine's own.
struct RealOutputFileSystem: OutputFileSystem {
  func kind(of path: String) -> System.Status.Kind? { System.status(of: path, followsLinks: false)?.kind }
  func target(ofLink path: String) -> String? { System.target(ofLink: path) }
  func permissions(of path: String) -> UInt32? { System.status(of: path).map { $0.permissions & 0o777 } }
  func isWritable(_ path: String) -> Bool { System.isWritable(path) }

  func create(_ path: String, permissions: UInt32?) throws(System.Failure) -> Int32 {
    try System.createNew(path, permissions: permissions)
  }

  func openStream(_ path: String) throws(System.Failure) -> Int32 { try System.openStream(path) }

  func write(_ bytes: [UInt8], to file: Int32) throws(System.Failure) {
    try System.write(bytes, to: file)
  }

  func close(_ file: Int32) throws(System.Failure) { try System.close(file) }
  func sync(_ paths: [String]) throws(System.Failure) { try System.sync(paths) }
  func syncNames(in folder: String) { System.syncNames(in: folder) }
  func makeFolder(_ path: String) throws(System.Failure) { try System.makeDirectory(path) }
  func removeFolder(_ path: String) throws(System.Failure) { System.removeDirectory(path) }
  func rename(_ path: String, to name: String) throws(System.Failure) { try System.rename(path, to: name) }
  func link(_ path: String, as name: String) throws(System.Failure) { try System.link(path, as: name) }
  func remove(_ path: String) throws(System.Failure) { System.removeFile(path) }
}
