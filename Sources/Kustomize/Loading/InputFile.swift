import Diagnostics

/// The standard input of a program, as a file without a name: unlike a pipe, it needs nobody who writes while the
/// program runs, and a program may leave it unread.
enum InputFile {
  /// - Returns: a descriptor that stands at the beginning of the bytes. The caller closes it.
  /// - Throws: `Diagnostic` where the bytes cannot be written.
  static func open(_ bytes: [UInt8]) throws -> Int32 {
    let folder = bytes.isEmpty ? "/dev/null" : System.temporaryDirectory
    do throws(System.Failure) {
      if bytes.isEmpty { return try System.open(folder) }
      let descriptor = try System.createNameless(in: folder)
      do throws(System.Failure) {
        try System.write(bytes, to: descriptor)
        try System.rewind(descriptor)
      } catch {
        try System.close(descriptor)
        throw error
      }
      return descriptor
    } catch {
      throw Diagnostic.temporaryFileNotWritable(folder, error.description)
    }
  }
}
