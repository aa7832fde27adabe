import Diagnostics
import Kustomize

extension Diagnostic.ID {
  static let destinationExists = Diagnostic.ID("E0205", "destination-exists")
}

/// A folder that comes into being as a whole: its files are written beside it, and it gets its name once all are there.
/// Until then it is removed with the object, and by a signal.
final class NewFolder {
  /// As it was asked for.
  let name: String
  /// Where its files are until then, absolute.
  let path: String
  /// What nobody else sees.
  let workplace: TemporaryDirectory
  private let destination: String
  private let files = RealOutputFileSystem()
  private var folders: Set<String> = []

  /// - Throws: `Diagnostic` where it is there already, or what it is to stand in is not.
  init(_ name: String) throws {
    self.name = name
    let absolute = Path.absolute(name, from: RealFileSystem().currentDirectory)
    guard RealOutputFileSystem().kind(of: absolute) == nil else {
      throw Diagnostic(.destinationExists, "there is a '\(name)' already")
    }
    guard let parent = RealFileSystem().canonicalPath(Path.directory(of: absolute)) else {
      throw Diagnostic.noSuchTarget(Path.directory(of: name), "folder", in: RealFileSystem())
    }
    destination = Path.join(parent, Path.lastComponent(absolute))
    workplace = try TemporaryDirectory(in: parent, prefix: ".strata-")
    path = Path.join(workplace.path, "new")
    try TemporaryDirectory.makeFolders(path)
  }

  /// - Parameters:
  ///   - name: a path from the folder on.
  ///   - source: the file that it is a copy of, which may be a program.
  func write(_ name: String, _ contents: [UInt8], copyOf source: String?) throws {
    let file = Path.join(path, name)
    let folder = Path.directory(of: file)
    if folders.insert(folder).inserted { try TemporaryDirectory.makeFolders(folder) }
    let isProgram = source.flatMap(files.permissions).map { $0 & 0o111 != 0 } ?? false
    do throws(System.Failure) {
      // What is named twice is the same both times.
      try? files.remove(file)
      try files.finish(try files.create(file, permissions: isProgram ? 0o755 : nil), with: contents)
    } catch {
      throw Diagnostic.notWritable("'\(name)'", error)
    }
  }

  /// Gives it its name.
  func commit() throws {
    do throws(System.Failure) {
      try files.rename(path, to: destination)
      files.syncNames(in: Path.directory(of: destination))
    } catch {
      throw Diagnostic.notWritable("'\(name)'", error)
    }
  }
}
