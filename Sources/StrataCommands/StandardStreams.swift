import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The product goes here, and nothing else.
enum StandardOutput {
  static let descriptor: Int32 = 1

  static func write(_ bytes: ByteSpan) {
    // A reader that has gone, such as `head`, wants no more.
    if !System.write(bytes, to: descriptor) { exitProcess(errno == EPIPE ? 0 : 1) }
  }

  static func write(_ bytes: [UInt8]) { bytes.withBytes(write) }

  static func write(_ text: String) {
    text.withBytes(write)
  }
}

/// What is said about the work goes here.
enum StandardError {
  static let descriptor: Int32 = 2

  static func write(_ text: String) {
    text.withBytes { _ = System.write($0, to: descriptor) }
  }
}

func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

func exitProcess(_ code: Int32) -> Never { exit(code) }

/// Creates or replaces a file; false where that fails, with `errno` set.
func writeFile(_ bytes: [UInt8], to path: String) -> Bool {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { return false }
  let isWritten = bytes.withBytes { System.write($0, to: descriptor) }
  return close(descriptor) == 0 && isWritten
}

func lastSystemError() -> String { String(cString: strerror(errno)).lowercased() }
