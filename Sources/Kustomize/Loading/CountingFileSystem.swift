import Diagnostics
import Synchronization

/// A file system that counts what is read of it, and gives no more than a limit.
final class CountingFileSystem: FileSystem {
  private let files: any FileSystem
  private let fileLimit: Int
  private let byteLimit: Int
  private let read = Mutex((files: 0, bytes: 0))

  init(_ files: any FileSystem, fileLimit: Int = UntrustedLimits.files, byteLimit: Int = UntrustedLimits.fileBytes) {
    self.files = files
    self.fileLimit = fileLimit
    self.byteLimit = byteLimit
  }

  var currentDirectory: String { files.currentDirectory }
  func canonicalPath(_ path: String) -> String? { files.canonicalPath(path) }
  func canonicalPath(_ path: String, knowing directory: String) -> String? {
    files.canonicalPath(path, knowing: directory)
  }
  func kind(of path: String) -> FileKind? { files.kind(of: path) }
  func names(in directory: String) throws(FileReadError) -> [String] { try files.names(in: directory) }

  func read(_ path: String, as displayPath: String, into text: TextStore) throws(FileReadError) -> SourceFile {
    let file = try files.read(path, as: displayPath, into: text)
    let count = read.withLock { read in
      read.files += 1
      read.bytes += Int(file.range.length)
      return read
    }
    guard count.files <= fileLimit else {
      throw .system("there are more than \(fileLimit) files, which is the limit of --untrusted")
    }
    guard count.bytes <= byteLimit else {
      throw .system("the files have more than \(byteLimit >> 20) MiB, which is the limit of --untrusted")
    }
    return file
  }
}
