import Diagnostics
import Kustomize
import YAML

extension Diagnostic.ID {
  package static let outsideScope = Diagnostic.ID("E0201", "outside-scope")
  package static let noVersion = Diagnostic.ID("E0202", "remote-without-version")
  static let localizedFilesTaken = Diagnostic.ID("E0203", "localized-files-taken")
  static let cannotLocalize = Diagnostic.ID("E0204", "cannot-localize")
}

/// Copies a kustomization with all that it reads, so that the copy needs nothing from elsewhere: what it names on this
/// machine lies where it lay, and what it fetches stands in the folder `localized-files` beside what names it.
///
/// Kustomizations are copied as they are written. Only a path that leads to something fetched, or through a link or a
/// detour, is written anew. (kustomize: api/internal/localizer.)
package final class Localizer {
  /// Takes a file of the copy: its path there, its contents, and where it is from on this machine.
  package typealias Write = (_ path: String, _ contents: [UInt8], _ source: String?) throws -> Void

  /// Where what is fetched stands.
  static let folder = "localized-files"

  let tree = Tree()
  let fileSystem: any FileSystem
  /// What the kustomization stays in, absolute, links followed.
  let scope: String
  /// A folder that nothing is copied from.
  private let excluded: String?
  private let write: Write
  /// What has been copied: folders of the copy.
  private var folders: Set<String> = []

  package init(scope: String, excluding excluded: String? = nil, fileSystem: any FileSystem, write: @escaping Write) {
    (self.scope, self.excluded, self.fileSystem, self.write) = (scope, excluded, fileSystem, write)
  }

  /// Copies the kustomization of a folder.
  ///
  /// - Parameter folder: of the copy, from its top on.
  /// - Throws: `Diagnostic` where it names what cannot be copied.
  package func localize(_ loader: Loader, to folder: String, at entry: Node? = nil) throws {
    guard folders.insert(folder).inserted else { return }
    let file = try loader.readKustomization(into: tree.text, at: entry)
    var layer = LocalizedLayer(self, loader, folder)
    if let root = try Reader.read(file, into: tree).first { try layer.localize(root) }
    try put(
      Path.join(folder, Path.lastComponent(file.path)), from: nil,
      layer.edited(Array(tree.text.bytes(file.range)), path: file.path))
  }

  func put(_ path: String, from source: String?, _ contents: [UInt8]) throws {
    let path = Path.clean(path)
    guard !Path.isAbsolute(path), path != "..", !path.hasPrefix("../") else {
      throw Diagnostic(.cannotLocalize, "'\(path)' would lie outside of the copy")
    }
    try write(path, contents, source)
  }

  /// Copies a folder as it is, without links.
  func copy(_ source: String, to folder: String) throws {
    guard folders.insert(folder + "/").inserted else { return }
    var open = [""]
    while let path = open.popLast() {
      let absolute = Path.join(source, path)
      for name in try names(in: absolute) {
        let (child, path) = (Path.join(absolute, name), path.isEmpty ? name : "\(path)/\(name)")
        guard child != excluded, fileSystem.canonicalPath(child) == child else { continue }
        if fileSystem.kind(of: child) == .directory {
          open.append(path)
        } else {
          try put(Path.join(folder, path), from: child, contents(of: child))
        }
      }
    }
  }

  private func names(in folder: String) throws -> [String] {
    do throws(FileReadError) {
      return try fileSystem.names(in: folder).sorted()
    } catch {
      throw Diagnostic(.cannotLocalize, "'\(folder)' cannot be read")
    }
  }

  private func contents(of path: String) throws -> [UInt8] {
    // Nobody looks at it again.
    let text = TextStore()
    do throws(FileReadError) {
      return Array(text.bytes(try fileSystem.read(path, as: path, into: text).range))
    } catch {
      throw Diagnostic(.cannotLocalize, "'\(path)' cannot be read")
    }
  }
}
