import Diagnostics

/// The product goes here, and nothing else.
enum StandardOutput {
  static let descriptor = System.standardOutput

  enum Failure: Error {
    /// Whoever read it has gone, such as `head`, and wants no more. That is no mistake of anybody's.
    case readerLeft
    /// Not all of it could be written.
    case notWritten(System.Failure)

    init(_ error: System.Failure) { self = error.isBrokenPipe ? .readerLeft : .notWritten(error) }
  }

  /// - Throws: `Failure`.
  static func write(_ bytes: ByteSpan) throws {
    CommandPhase.startWriting()
    do throws(System.Failure) {
      try System.write(bytes, to: descriptor)
    } catch {
      throw Failure(error)
    }
  }

  static func write(_ bytes: [UInt8]) throws { try bytes.withBytes(write) }

  static func write(_ text: String) throws { try text.withBytes(write) }

  /// Says whether all that was written has arrived: some file systems tell only now.
  ///
  /// - Throws: `Failure`.
  static func finish() throws {
    do throws(System.Failure) {
      try System.close(descriptor)
    } catch {
      // Where it was closed before, nothing was written.
      guard error == .badDescriptor else { throw Failure(error) }
    }
  }

  /// From now on a reader that leaves does not end the process.
  static func outlivesItsReader() { System.outliveReaders() }
}

/// What is said about the work goes here.
enum StandardError {
  static let descriptor = System.standardError

  static func write(_ text: String) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) { try? System.write(bytes, to: descriptor) }
}

extension Diagnostic {
  /// - Parameter target: what could not be written, in quotes where it is a path.
  static func notWritable(_ target: String, _ error: System.Failure) -> Diagnostic {
    Diagnostic(.outputNotWritable, "\(target) cannot be written: \(error)")
  }
}

extension Diagnostic.ID {
  static let outputNotWritable = Diagnostic.ID("K0901", "output-not-writable")
}
