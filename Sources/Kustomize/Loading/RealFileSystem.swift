import Diagnostics

/// The machine's file system.
package struct RealFileSystem: FileSystem {
  package init() {}

  package var currentDirectory: String { System.currentDirectory ?? "/" }

  package func canonicalPath(_ path: String) -> String? { System.canonicalPath(path) }

  package func kind(of path: String) -> FileKind? {
    System.status(of: path).map { $0.kind == .directory ? .directory : .file }
  }

  package func names(in directory: String) -> [String] { System.names(in: directory) }

  package func read(
    _ path: String, as displayPath: String, into text: TextStore
  ) throws(FileReadError) -> SourceFile {
    let result: Result<SourceFile, FileReadError>
    do throws(System.Failure) {
      let descriptor = try System.open(path)
      defer { try? System.close(descriptor) }
      result = try read(descriptor, as: displayPath, into: text)
    } catch {
      throw .system(error.description)
    }
    return try result.get()
  }

  private func read(
    _ descriptor: Int32, as displayPath: String, into text: TextStore
  ) throws(System.Failure) -> Result<SourceFile, FileReadError> {
    let status = try System.status(of: descriptor)
    guard status.kind != .directory else { return .failure(.isDirectory) }
    guard status.size <= fileSizeLimit else { return .failure(.tooLarge(limit: fileSizeLimit)) }
    if status.kind == .file {
      do throws(Diagnostic) {
        try text.checkRoom(for: status.size, of: displayPath)
      } catch {
        return .failure(.system(error.message))
      }
      return .success(try text.addFile(path: displayPath, size: status.size, from: descriptor))
    }
    // What has no size of its own, such as a pipe.
    let contents = try System.readToEnd(descriptor, limit: fileSizeLimit)
    guard contents.count <= fileSizeLimit else { return .failure(.tooLarge(limit: fileSizeLimit)) }
    return Result { () throws(FileReadError) in try text.addFile(path: displayPath, read: contents) }
  }
}
