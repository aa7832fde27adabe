import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The standard input of a program, as a file without a name: unlike a pipe, it needs nobody who writes while the
/// program runs, and a program may leave it unread.
enum InputFile {
  /// - Returns: a descriptor that stands at the beginning of the bytes. The caller closes it.
  /// - Throws: `Diagnostic` where the bytes cannot be written.
  static func open(_ bytes: [UInt8]) throws -> Int32 {
    guard !bytes.isEmpty else { return try checked(openReadOnly("/dev/null"), "/dev/null") }
    let folder = environmentVariable("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/strata-input-XXXXXX".utf8CString)
    let descriptor = try checked(mkstemp(&template), folder)
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard writeAll(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
      let reason = String(cString: strerror(errno)).lowercased()
      close(descriptor)
      throw Diagnostic.temporaryFileNotWritable(folder, reason)
    }
    return descriptor
  }

  private static func openReadOnly(_ path: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Musl)
      Musl.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  private static func checked(_ descriptor: Int32, _ path: String) throws -> Int32 {
    guard descriptor >= 0 else {
      throw Diagnostic.temporaryFileNotWritable(path, String(cString: strerror(errno)).lowercased())
    }
    return descriptor
  }
}

/// Writes bytes to an open file, all of them.
///
/// - Returns: false where the system refuses; `errno` says why.
func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Bool {
  var rest = Array(bytes)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
