import Diagnostics
import Kustomize
import YAML

/// The kustomization of a folder while it is edited: until it is given back, nobody else edits one there.
struct KustomizationFile: ~Copyable {
  /// As a person would write it.
  let path: String
  let contents: [UInt8]
  /// Links followed.
  private let canonicalPath: String
  private let lock: Int32

  /// - Throws: `Diagnostic` where there is none, or it cannot be read, or a link leads out of its folder.
  init(in directory: String) throws {
    let loader = try Loader(directory: directory, fileSystem: RealFileSystem(), restrictor: .rootOnly)
    let lock: Int32
    do throws(System.Failure) {
      lock = try System.lock(loader.root)
    } catch {
      throw Diagnostic.notWritable("'\(directory)'", error)
    }
    do {
      let text = TextStore()
      let file = try loader.readKustomization(into: text, at: nil)
      path = file.path
      contents = Array(text.bytes(file.range))
      canonicalPath = System.canonicalPath(file.path) ?? file.path
    } catch {
      try? System.close(lock)
      throw error
    }
    self.lock = lock
  }

  deinit { try? System.close(lock) }

  /// Puts other contents into its place, in one step.
  ///
  /// - Throws: `Diagnostic` where that fails: it is as it was then.
  func write(_ contents: [UInt8]) throws {
    var staged = StagedFiles(in: Path.directory(of: canonicalPath), on: RealOutputFileSystem())
    do throws(System.Failure) {
      guard System.isWritable(canonicalPath) else { throw .accessDenied }
      try staged.add(Path.lastComponent(canonicalPath), contents)
      try staged.commit()
    } catch {
      staged.discard()
      throw Diagnostic.notWritable("'\(path)'", error)
    }
  }
}
