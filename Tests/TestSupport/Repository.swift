import Diagnostics
import Foundation

/// The repository that the tests are in.
package enum Repository {
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().standardizedFileURL

  /// The absolute path of one that starts from the root.
  package static func path(_ path: String) -> String { root.appending(path: path).standardizedFileURL.path }

  /// The names of the folders in a folder, in order.
  package static func folders(in path: String) -> [String] {
    names(in: path).filter { name in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: self.path("\(path)/\(name)"), isDirectory: &isDirectory)
        && isDirectory.boolValue
    }
  }

  /// The names in a folder, in order, without those that are hidden.
  package static func names(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: self.path(path))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// A text with paths as they are from a folder, by default the root, wherever the tests were started.
  package static func relative(_ text: String, to folder: URL = root) -> String {
    let current = FileManager.default.currentDirectoryPath + "/"
    let absolute = folder.standardizedFileURL.path + "/"
    let text = text.replacing(absolute, with: "")
    return absolute.hasPrefix(current) && absolute != current
      ? text.replacing(absolute.dropFirst(current.count), with: "") : text
  }
}

/// Diagnostics as a terminal shows them.
package func plainText(_ diagnostics: [Diagnostic]) -> String {
  Repository.relative(diagnostics.map(TextRenderer(color: false).render).joined())
}
