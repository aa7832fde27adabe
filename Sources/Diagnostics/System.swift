#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What Strata asks of the operating system: the calls of its C library, each once, so that no other file imports it.
@usableFromInline package enum System {
  /// Why the system refused a call.
  package struct Failure: Error, Hashable, CustomStringConvertible {
    /// The number of the error, such as `ENOSPC`.
    package let code: Int32

    package init(code: Int32) { self.code = code }

    /// In the system's words, in small letters, as messages end with them: `no such file or directory`.
    package var description: String { String(cString: strerror(code)).lowercased() }

    /// Whether nobody reads any more what is written.
    package var isBrokenPipe: Bool { code == EPIPE }
    package var isPresent: Bool { code == EEXIST }

    package static let accessDenied = Failure(code: EACCES)
    package static let badDescriptor = Failure(code: EBADF)

    /// That of the last call that was refused on this thread.
    static var last: Failure { Failure(code: errno) }
  }

  /// Throws why a call failed that returned less than zero.
  static func checked(_ result: Int32) throws(Failure) -> Int32 {
    guard result >= 0 else { throw .last }
    return result
  }

  /// The text of a C string that is the caller's to free.
  static func owned(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  // MARK: Paths

  /// Whether it is a file, a folder or a link, how large it is, and who may do what.
  package struct Status {
    package enum Kind: Sendable { case file, directory, link, pipe, socket, device }

    package let kind: Kind
    package let size: Int
    /// The bits that `chmod` sets.
    package let permissions: UInt32

    fileprivate init(_ status: stat) {
      switch status.st_mode & S_IFMT {
      case S_IFREG: kind = .file
      case S_IFDIR: kind = .directory
      case S_IFLNK: kind = .link
      case S_IFIFO: kind = .pipe
      case S_IFSOCK: kind = .socket
      default: kind = .device
      }
      size = Int(status.st_size)
      permissions = UInt32(status.st_mode & ~S_IFMT)
    }
  }

  /// - Parameter followsLinks: whether what a link leads to is looked at, and not the link.
  package static func status(of path: String, followsLinks: Bool = true) -> Status? {
    var status = stat()
    return (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 ? Status(status) : nil
  }

  /// A path without links, `.` and `..`; nil where there is nothing.
  package static func canonicalPath(_ path: String) -> String? { owned(realpath(path, nil)) }

  package static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// What a folder holds, in the order of the file system.
  package static func names(in directory: String) throws(Failure) -> [String] {
    guard let stream = opendir(directory) else { throw .last }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // Both the end of the folder and an error are no entry.
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .last }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  package static func makeDirectory(_ path: String) throws(Failure) { _ = try checked(mkdir(path, 0o755)) }

  /// Makes a folder that only its owner can read.
  ///
  /// - Parameter prefix: what its path begins with; the system makes the rest of it.
  /// - Returns: its path.
  package static func makeTemporaryDirectory(prefix: String) throws(Failure) -> String {
    var template = Array("\(prefix)XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw .last }
    return String(cString: path)
  }

  package static func setPermissions(_ permissions: UInt32, of path: String) { chmod(path, mode_t(permissions)) }
  package static func removeFile(_ path: String) { unlink(path) }
  package static func removeDirectory(_ path: String) { rmdir(path) }

  package static func rename(_ path: String, to other: String) throws(Failure) {
    #if canImport(Darwin)
      _ = try checked(Darwin.rename(path, other))
    #elseif canImport(Glibc)
      _ = try checked(Glibc.rename(path, other))
    #elseif canImport(Musl)
      _ = try checked(Musl.rename(path, other))
    #endif
  }

  // MARK: Open files

  package static let standardOutput: Int32 = 1
  package static let standardError: Int32 = 2

  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Opens a file to read it. A pipe that nobody writes to is not waited for.
  package static func open(_ path: String) throws(Failure) -> Int32 {
    try open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0)
  }

  /// Makes a file, or empties the one that is there, to write it.
  private static func create(_ path: String, permissions: UInt32) throws(Failure) -> Int32 {
    try open(path, O_WRONLY | O_CREAT | O_TRUNC, mode_t(permissions))
  }

  static func open(_ path: String, _ flags: Int32, _ permissions: mode_t) throws(Failure) -> Int32 {
    #if canImport(Darwin)
      try checked(Darwin.open(path, flags | O_CLOEXEC, permissions))
    #elseif canImport(Glibc)
      try checked(Glibc.open(path, flags | O_CLOEXEC, permissions))
    #elseif canImport(Musl)
      try checked(Musl.open(path, flags | O_CLOEXEC, permissions))
    #endif
  }

  /// Makes a file that has no name: it is gone once it is closed.
  package static func createNameless(in directory: String) throws(Failure) -> Int32 {
    var template = Array("\(directory)/strata-input-XXXXXX".utf8CString)
    let descriptor = try checked(mkstemp(&template))
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  /// Goes back to a file's beginning.
  package static func rewind(_ descriptor: Int32) throws(Failure) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
  }

  /// Closes a file, which may tell that what was written to it is not there. To be interrupted is no failure: it is closed.
  package static func close(_ descriptor: Int32) throws(Failure) {
    #if canImport(Darwin)
      let result = Darwin.close(descriptor)
    #elseif canImport(Glibc)
      let result = Glibc.close(descriptor)
    #elseif canImport(Musl)
      let result = Musl.close(descriptor)
    #endif
    guard result == 0 || errno == EINTR else { throw .last }
  }

  /// Waits until an open file has something to read, or takes something, where it is one that does not wait by itself.
  private static func wait(for descriptor: Int32, _ events: Int32) throws(Failure) {
    var wanted = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    guard poll(&wanted, 1, -1) >= 0 || errno == EINTR else { throw .last }
  }

  package static func status(of descriptor: Int32) throws(Failure) -> Status {
    var status = stat()
    _ = try checked(fstat(descriptor, &status))
    return Status(status)
  }

  /// Reads up to so many bytes to a place; fewer only where the file ends.
  static func read(_ descriptor: Int32, to place: UnsafeMutablePointer<UInt8>, count: Int) throws(Failure) -> Int {
    var got = 0
    while got < count {
      #if canImport(Darwin)
        let more = Darwin.read(descriptor, place + got, count - got)
      #elseif canImport(Glibc)
        let more = Glibc.read(descriptor, place + got, count - got)
      #elseif canImport(Musl)
        let more = Musl.read(descriptor, place + got, count - got)
      #endif
      if more < 0, errno == EINTR { continue }
      if more < 0, errno == EAGAIN {
        try wait(for: descriptor, Int32(POLLIN))
        continue
      }
      guard more >= 0 else { throw .last }
      if more == 0 { break }
      got += more
    }
    return got
  }

  /// Reads a file from where it stands to its end.
  ///
  /// - Parameter limit: how many bytes are enough: what has more is returned with more than that, but not whole.
  package static func readToEnd(_ descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while contents.count <= limit {
      let got = try read(descriptor, to: &chunk, count: chunk.count)
      contents += chunk[..<got]
      if got < chunk.count { break }
    }
    return contents
  }

  /// Writes bytes to an open file, all of them.
  package static func write(_ bytes: ByteSpan, to descriptor: Int32) throws(Failure) {
    var offset = 0
    while offset < bytes.count {
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, bytes.start + offset, bytes.count - offset)
      #elseif canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.start + offset, bytes.count - offset)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, bytes.start + offset, bytes.count - offset)
      #endif
      if count < 0, errno == EINTR { continue }
      // A pipe that does not wait takes 64 KiB, and more once somebody has read.
      if count < 0, errno == EAGAIN {
        try wait(for: descriptor, Int32(POLLOUT))
        continue
      }
      guard count >= 0 else { throw .last }
      // It would be so again and again.
      guard count > 0 else { throw Failure(code: EIO) }
      offset += count
    }
  }

  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    try bytes.withBytes { (bytes: ByteSpan) throws(Failure) in try write(bytes, to: descriptor) }
  }

  /// Makes or replaces a file.
  package static func writeFile(_ bytes: [UInt8], to path: String, permissions: UInt32) throws(Failure) {
    let descriptor = try create(path, permissions: permissions)
    do throws(Failure) {
      try write(bytes, to: descriptor)
    } catch {
      try? close(descriptor)
      throw error
    }
    // Some file systems tell only now that they are full.
    try close(descriptor)
  }

  // MARK: Memory

  /// Reserves address space that costs memory only where it is written to. What lies beyond a few megabytes comes in
  /// large pages where the system has such: a large build then waits for far fewer of them, and a small one takes no more.
  package static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer? {
    #if canImport(Darwin)
      let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
    #else
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    #endif
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let memory, memory != MAP_FAILED else { return nil }
    #if os(Linux)
      let small = 2 << 20
      if bytes > small { madvise(memory + small, bytes - small, MADV_HUGEPAGE) }
    #endif
    return memory
  }

  /// Whether as many bytes are the same at two places.
  @inlinable static func isSame(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    memcmp(a, b, count) == 0
  }

  /// How as many bytes at two places compare: below zero where the first come before the others.
  @inlinable static func order(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Int {
    Int(memcmp(a, b, count))
  }

  /// How far the first byte of a value is away, or how many bytes there are where none is.
  @inlinable static func distance(to byte: UInt8, from start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard let place = memchr(start, Int32(byte), count) else { return count }
    return UnsafeRawPointer(place) - UnsafeRawPointer(start)
  }

  /// Gives back what `reserve` gave.
  package static func release(_ memory: UnsafeMutableRawPointer, _ bytes: Int) { munmap(memory, bytes) }

  /// Reserves address space, so many bytes or, where there is not that much, half of the largest power of two that there
  /// is: what else a build needs must have place too.
  package static func reserve(upTo bytes: Int) -> (memory: UnsafeMutableRawPointer, bytes: Int)? {
    if let memory = reserve(bytes) { return (memory, bytes) }
    var size = bytes >> 1
    while size >= 1 << 20 {
      if let memory = reserve(size) {
        release(memory, size)
        return reserve(size >> 1).map { ($0, size >> 1) }
      }
      size >>= 1
    }
    return nil
  }

  /// Makes memory larger, which may move it; new one where there is none yet. Large memory moves without being copied.
  package static func resize(_ memory: UnsafeMutableRawPointer?, _ bytes: Int) -> UnsafeMutableRawPointer? {
    realloc(memory, bytes)
  }

  /// Gives back what `resize` gave.
  package static func free(_ memory: UnsafeMutableRawPointer) {
    #if canImport(Darwin)
      Darwin.free(memory)
    #elseif canImport(Glibc)
      Glibc.free(memory)
    #elseif canImport(Musl)
      Musl.free(memory)
    #endif
  }

  // MARK: Threads

  /// A thread that was started: it is waited for, or left alone.
  package struct Thread {
    fileprivate let handle: pthread_t

    package func join() { pthread_join(handle, nil) }

    /// Nobody waits for it: what the system keeps of it goes as it ends.
    package func detach() { pthread_detach(handle) }
  }

  /// As much stack as the main thread has: some systems give others far less.
  private static let stackSize = 8 << 20

  /// Starts a thread; nil where the system gives none.
  package static func startThread(_ body: @escaping () -> Void) -> Thread? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let work = Unmanaged.passRetained(Work(body))
    let start: @convention(c) (ThreadArgument) -> UnsafeMutableRawPointer? = { argument in
      let argument: UnsafeMutableRawPointer? = argument
      if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }
    #if canImport(Glibc)
      var handle = pthread_t()
    #else
      var handle: pthread_t?
    #endif
    let status = pthread_create(&handle, &attributes, start, work.toOpaque())
    #if canImport(Glibc)
      if status == 0 { return Thread(handle: handle) }
    #else
      if status == 0, let handle { return Thread(handle: handle) }
    #endif
    work.release()
    return nil
  }

  /// What a thread does.
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  #if canImport(Darwin)
    private typealias ThreadArgument = UnsafeMutableRawPointer
  #else
    private typealias ThreadArgument = UnsafeMutableRawPointer?
  #endif
}
