import Diagnostics
import Kustomize
import YAML

/// Looks for what a kustomization could list as its resources: files with resources in them, and with those in the folders
/// below, where a folder has a kustomization the folder itself.
struct ResourceSearch {
  private let directory: String
  private let isRecursive: Bool
  private let files = RealFileSystem()

  init(in directory: String, isRecursive: Bool) { (self.directory, self.isRecursive) = (directory, isRecursive) }

  /// - Returns: paths from the folder on, in the order of their bytes within each folder.
  /// - Throws: `Diagnostic` where a file cannot be read.
  func paths() throws -> [String] {
    var found: [String] = []
    var open = try entries(of: "")
    while let path = open.popLast() {
      let absolute = Path.join(directory, path)
      switch System.status(of: absolute, followsLinks: false)?.kind {
      case .directory:
        // What git keeps for itself is nobody's resource.
        guard isRecursive, Path.lastComponent(path) != ".git" else { continue }
        if hasKustomization(absolute) { found.append(path) } else { open += try entries(of: path) }
      case .file, .link: if try isOfResources(absolute) { found.append(path) }
      case .pipe, .socket, .device, nil: continue
      }
    }
    return found
  }

  /// What a folder holds, last name first.
  private func entries(of path: String) throws -> [String] {
    try files.list(Path.join(directory, path)).sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
      .map { path.isEmpty ? $0 : "\(path)/\($0)" }
  }

  private func hasKustomization(_ folder: String) -> Bool {
    Loader.kustomizationNames.contains { files.kind(of: Path.join(folder, $0)) != nil }
  }

  private func isOfResources(_ path: String) throws -> Bool {
    // A link to a folder, or to nothing.
    guard let status = System.status(of: path), status.kind == .file else { return false }
    let tree = Tree()
    let file: SourceFile
    do throws(FileReadError) {
      file = try files.read(path, as: path, into: tree.text)
    } catch .tooLarge {
      return false
    } catch {
      throw Diagnostic(.fileNotReadable, "'\(path)' cannot be read, and may have resources")
    }
    let resources = try? ResourceReader(tree: tree).resources(in: file)
    return resources?.isEmpty == false
  }
}
