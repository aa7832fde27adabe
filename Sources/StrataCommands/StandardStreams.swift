import Diagnostics

/// The product goes here, and nothing else.
enum StandardOutput {
  static let descriptor = System.standardOutput

  static func write(_ bytes: ByteSpan) {
    do throws(System.Failure) {
      try System.write(bytes, to: descriptor)
    } catch {
      // A reader that has gone, such as `head`, wants no more.
      System.exit(error.isBrokenPipe ? 0 : 1)
    }
  }

  static func write(_ bytes: [UInt8]) { bytes.withBytes(write) }

  static func write(_ text: String) { text.withBytes(write) }
}

/// What is said about the work goes here.
enum StandardError {
  static let descriptor = System.standardError

  static func write(_ text: String) {
    text.withBytes { try? System.write($0, to: descriptor) }
  }
}
