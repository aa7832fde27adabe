#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What Strata asks of the operating system: the calls of its C library, each once, so that no other file imports it.
package enum System {
  /// Writes bytes to an open file, all of them.
  ///
  /// - Returns: false where the system refuses; `errno` says why.
  package static func write(_ bytes: ByteSpan, to descriptor: Int32) -> Bool {
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
      if count < 0 { return false }
      offset += count
    }
    return true
  }
}
