import Diagnostics

/// Where a build reads its files: the machine's file system, or one in memory.
///
/// Paths are absolute unless said otherwise, with `/` between their parts.
package protocol FileSystem: Sendable {
  /// The folder that relative paths start from.
  var currentDirectory: String { get }
  /// The path with all symbolic links followed; nil where nothing is there.
  func canonicalPath(_ path: String) -> String?
  /// The same for a clean path, where it is known that links were followed to a folder: only what lies beyond the way to
  /// that folder is looked at.
  func canonicalPath(_ path: String, knowing directory: String) -> String?
  /// What is at a path, links followed; nil where nothing is.
  func kind(of path: String) -> FileKind?
  /// The names in a folder, in no particular order.
  ///
  /// - Throws: `FileReadError` where not all of them can be told.
  func names(in directory: String) throws(FileReadError) -> [String]
  /// Reads a file to the end of a text store, under the path that messages show.
  ///
  /// - Throws: `FileReadError`.
  func read(_ path: String, as displayPath: String, into text: TextStore) throws(FileReadError) -> SourceFile
}

extension FileSystem {
  package func canonicalPath(_ path: String, knowing directory: String) -> String? { canonicalPath(path) }

  /// The names in a folder among which a hint looks for what was meant; none where it cannot be read.
  package func knownNames(in directory: String) -> [String] { (try? names(in: directory)) ?? [] }
}

package enum FileKind: Sendable {
  case file, directory
}

/// Why a file or a folder could not be read.
package enum FileReadError: Error {
  case isDirectory
  case tooLarge(limit: Int)
  /// What the system says, such as `permission denied`.
  case system(String)

  /// As a message ends with it.
  package var reason: String {
    switch self {
    case .isDirectory: "it is a folder"
    case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
    case .system(let reason): reason
    }
  }
}

extension TextStore {
  /// Adds what a file system has read.
  package func addFile(
    path: String, read contents: [UInt8]
  ) throws(FileReadError) -> SourceFile {
    do throws(Diagnostic) {
      return try addFile(path: path, contents: contents)
    } catch {
      throw .system(error.message)
    }
  }
}

/// The largest file that is read, in bytes.
package let fileSizeLimit = 512 << 20
