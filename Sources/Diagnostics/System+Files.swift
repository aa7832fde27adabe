import CPlatform

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// What it takes to write a file that is there as a whole or not at all.

extension System {
  /// The text of a link; nil where there is none.
  package static func target(ofLink path: String) -> String? {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &text, text.count)
    return count < 0 ? nil : String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Makes a file that is not there yet, and opens it for writing.
  ///
  /// - Parameter permissions: what it lets whom do; nil for the usual, without what the user's mask takes away.
  package static func createNew(_ path: String, permissions: UInt32?) throws(Failure) -> Int32 {
    let descriptor = try open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644)
    guard let permissions, fchmod(descriptor, mode_t(permissions)) != 0 else { return descriptor }
    let failure = Failure.last
    try? close(descriptor)
    throw failure
  }

  /// Opens what is there for writing, to add to it: a pipe, a device.
  package static func openStream(_ path: String) throws(Failure) -> Int32 { try open(path, O_WRONLY | O_APPEND, 0) }

  /// Puts files on the disk, all of one file system: one by itself, several with what else is to be written there.
  package static func sync(_ paths: [String]) throws(Failure) {
    #if os(Linux)
      guard let first = paths.first else { return }
      try sync(first) { paths.count > 1 ? strata_syncfs($0) : fsync($0) }
    #else
      for path in paths { try sync(path) { fsync($0) } }
    #endif
  }

  /// Puts on the disk which names a folder has, where its file system does that.
  package static func syncNames(in folder: String) { try? sync(folder) { fsync($0) } }

  private static func sync(_ path: String, _ call: (Int32) -> Int32) throws(Failure) {
    let descriptor = try open(path)
    defer { try? close(descriptor) }
    while call(descriptor) != 0 {
      // Not every file system has something to put there.
      if errno == EINVAL || errno == ENOTSUP { return }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Waits until nobody else has a folder locked, and locks it until the descriptor is closed or the process ends.
  package static func lock(_ folder: String) throws(Failure) -> Int32 {
    let descriptor = try open(folder)
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno != EINTR else { continue }
      // Where a file system has no locks, there is nothing to wait for.
      if errno == ENOLCK || errno == ENOTSUP || errno == ENOSYS { return descriptor }
      let failure = Failure.last
      try? close(descriptor)
      throw failure
    }
    return descriptor
  }

  /// Gives a file a second name, which must be free.
  package static func link(_ path: String, as name: String) throws(Failure) {
    _ = try checked(linkat(AT_FDCWD, path, AT_FDCWD, name, 0))
  }

  /// The number of this process.
  package static var processID: Int32 { getpid() }

  /// Keeps the numbers of the standard streams for them: where one is closed, the next file that is opened would get its
  /// number, and what is meant for the stream. To read from what stands there then, or to write to it, fails.
  package static func reserveStandardStreams() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = try? open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY, 0)
    }
  }
}
