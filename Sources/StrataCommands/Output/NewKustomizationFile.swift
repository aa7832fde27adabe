import Diagnostics
import Kustomize

extension Diagnostic.ID {
  static let kustomizationExists = Diagnostic.ID("E0106", "kustomization-exists")
}

/// The kustomization that a folder is to get: until it is given back, nobody else makes or edits one there.
struct NewKustomizationFile: ~Copyable {
  private let folder: String
  private let lock: Int32

  /// - Throws: `Diagnostic` where there is no such folder, or it has a kustomization.
  init(in directory: String) throws {
    let files = RealFileSystem()
    guard let folder = files.canonicalPath(Path.absolute(directory, from: files.currentDirectory)) else {
      throw Diagnostic.noSuchTarget(directory, "folder", in: files)
    }
    let lock: Int32
    do throws(System.Failure) {
      lock = try System.lock(folder)
    } catch {
      throw Diagnostic.notWritable("'\(directory)'", error)
    }
    for name in Loader.kustomizationNames where RealOutputFileSystem().kind(of: Path.join(folder, name)) != nil {
      try? System.close(lock)
      throw Diagnostic(
        .kustomizationExists, "there is a kustomization already: '\(Path.join(directory, name))'",
        hint: "strata edit changes it")
    }
    (self.folder, self.lock) = (folder, lock)
  }

  deinit { try? System.close(lock) }

  /// - Throws: `Diagnostic` where it cannot be written: nothing is there then.
  func write(_ contents: [UInt8]) throws {
    var staged = StagedFiles(in: folder, on: RealOutputFileSystem())
    let name = Loader.kustomizationNames[0]
    do throws(System.Failure) {
      try staged.add(name, contents)
      try staged.commit()
    } catch {
      staged.discard()
      throw Diagnostic.notWritable("'\(name)'", error)
    }
  }
}
