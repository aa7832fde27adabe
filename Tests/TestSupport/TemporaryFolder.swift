import Foundation

/// A folder of its own, for as long as the object lives.
package final class TemporaryFolder: Sendable {
  /// Links followed.
  package let url: URL
  package var path: String { url.path }

  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "strata-test-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    url = folder.resolvingSymlinksInPath()
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and makes the folders that it lies in.
  package func write(_ path: String, _ text: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// The text of a file; nil where there is none.
  package func text(_ path: String) -> String? { try? String(contentsOf: url.appending(path: path), encoding: .utf8) }
}
