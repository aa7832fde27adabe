import Diagnostics
import YAML

/// The tree that a stranger's kustomization stays in with all that it names: `--untrusted`.
///
/// It is the checkout that the kustomization lies in. Where there is none it is the current folder, if that leads to the
/// kustomization, and its own folder otherwise.
struct Confinement {
  /// A folder: absolute, links followed.
  let tree: String

  /// - Parameter directory: of the kustomization: absolute, links followed.
  init(of directory: String, in fileSystem: any FileSystem) {
    var folder = directory
    while true {
      if fileSystem.kind(of: Path.join(folder, ".git")) != nil {
        tree = folder
        return
      }
      guard folder != "/" else { break }
      folder = Path.directory(of: folder)
    }
    let current = fileSystem.canonicalPath(fileSystem.currentDirectory) ?? fileSystem.currentDirectory
    tree = Path.isInside(directory, current) ? current : directory
  }

  func contains(_ path: String) -> Bool { Path.isInside(path, tree) }

  /// Refuses what lies outside of the tree, whether it is there or not: that, too, is nobody's affair. Git's own folder
  /// counts as outside, as its configuration may hold what a pipeline cloned with.
  ///
  /// - Parameters:
  ///   - path: absolute, no link followed.
  ///   - display: what messages call it.
  ///   - entry: where a kustomization names it.
  func check(_ path: String, as display: String, at entry: Node?) throws {
    if contains(path) {
      let parts = path.dropFirst(tree.count).split(separator: "/")
      guard parts.contains(where: { $0.lowercased() == ".git" }) else { return }
      throw Diagnostic(
        .untrusted, "'\(display)' lies in git's own folder, which --untrusted keeps closed", at: entry?.snippet,
        hint: "without --untrusted it is read")
    }
    throw Diagnostic(
      .untrusted, "'\(display)' lies outside of the tree, which --untrusted keeps a kustomization in",
      at: entry?.snippet, hint: "without --untrusted it is read")
  }

  /// Refuses what a link leads to, wherever that is.
  ///
  /// - Parameter canonical: where the path leads to.
  func check(_ canonical: String, ofPath path: String, as display: String, at entry: Node?) throws {
    guard canonical != path else { return }
    throw Diagnostic(
      .untrusted, "'\(display)' is a link or lies behind one, and --untrusted follows none", at: entry?.snippet,
      hint: "without --untrusted it is followed")
  }
}

extension Diagnostic.ID {
  package static let untrusted = Diagnostic.ID("K0507", "untrusted")
  package static let untrustedLimit = Diagnostic.ID("K0508", "untrusted-limit")
}

extension Diagnostic {
  /// Something that would be fetched.
  static func notFetched(_ name: String) -> Diagnostic {
    Diagnostic(
      .untrusted, "'\(redactingPassword(name))' is not on this machine, and --untrusted fetches nothing",
      hint: "without --untrusted it is fetched")
  }

  /// - Parameter limit: as `more than` is followed by it.
  package static func untrustedLimit(_ subject: String, moreThan limit: String) -> Diagnostic {
    Diagnostic(
      .untrustedLimit, "\(subject) more than \(limit), which is the limit of --untrusted",
      hint: "without --untrusted there is no such limit")
  }
}
