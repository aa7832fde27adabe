import Diagnostics

@testable import StrataCommands

/// The machine's file system, of whose calls one fails: that with a number, counted from 0.
final class FaultyFileSystem: OutputFileSystem {
  private let real = RealOutputFileSystem()
  private let fault: Int
  private let error: System.Failure
  private(set) var calls = 0
  /// How many bytes the write that fails has written before it does.
  private let writtenBytes: Int

  init(failing fault: Int, with error: System.Failure, after writtenBytes: Int = 0) {
    self.fault = fault
    self.error = error
    self.writtenBytes = writtenBytes
  }

  private func count() throws(System.Failure) {
    calls += 1
    if calls - 1 == fault { throw error }
  }

  func kind(of path: String) -> System.Status.Kind? { real.kind(of: path) }
  func target(ofLink path: String) -> String? { real.target(ofLink: path) }
  func permissions(of path: String) -> UInt32? { real.permissions(of: path) }
  func isWritable(_ path: String) -> Bool { real.isWritable(path) }

  func create(_ path: String, permissions: UInt32?) throws(System.Failure) -> Int32 {
    try count()
    return try real.create(path, permissions: permissions)
  }

  func openStream(_ path: String) throws(System.Failure) -> Int32 {
    try count()
    return try real.openStream(path)
  }

  func write(_ bytes: [UInt8], to file: Int32) throws(System.Failure) {
    do throws(System.Failure) {
      try count()
    } catch {
      try real.write(Array(bytes.prefix(writtenBytes)), to: file)
      throw error
    }
    try real.write(bytes, to: file)
  }

  func close(_ file: Int32) throws(System.Failure) {
    // What fails to be closed is closed.
    try real.close(file)
    try count()
  }

  func sync(_ paths: [String]) throws(System.Failure) {
    try count()
    try real.sync(paths)
  }

  func syncNames(in folder: String) { real.syncNames(in: folder) }

  func makeFolder(_ path: String) throws(System.Failure) {
    try count()
    try real.makeFolder(path)
  }

  func removeFolder(_ path: String) throws(System.Failure) {
    try count()
    try real.removeFolder(path)
  }

  func rename(_ path: String, to name: String) throws(System.Failure) {
    try count()
    try real.rename(path, to: name)
  }

  func link(_ path: String, as name: String) throws(System.Failure) {
    try count()
    try real.link(path, as: name)
  }

  func remove(_ path: String) throws(System.Failure) {
    try count()
    try real.remove(path)
  }
}
