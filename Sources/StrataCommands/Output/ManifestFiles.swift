import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// A finished build as files: one for all, or one a resource where the path is a folder, under kustomize's names.
struct ManifestFiles {
  private enum Target {
    case file(String, [UInt8])
    case folder(String, [(name: String, contents: [UInt8])])
  }

  private let path: String
  private let target: Target
  private let files: any OutputFileSystem

  /// - Parameter path: a file; or a folder, which need not be there where a slash ends it.
  /// - Throws: `Diagnostic` where the build cannot be printed, or resources cannot be files side by side.
  init(_ result: BuildResult, at path: String, on files: any OutputFileSystem = RealOutputFileSystem()) throws {
    self.path = path
    self.files = files
    let isFolder = path.hasSuffix("/") || Self.destination(of: path, files).kind == .directory
    guard isFolder else {
      target = .file(path, try result.yaml())
      return
    }
    let named = try ManifestFileNames(result.resources.resources)
    target = .folder(
      path,
      try named.files.map { name, resource in
        var writer = Writer()
        try writer.write(resource.node)
        return (name, writer.output)
      })
  }

  /// Where links lead to, and what is there; at the most so many are followed as the system does. Where a link of the
  /// system's leads, such as /dev/stdout, is its affair.
  private static func destination(
    of path: String, _ files: any OutputFileSystem
  ) -> (path: String, kind: System.Status.Kind?) {
    var path = path
    for _ in 0..<40 {
      let kind = files.kind(of: path)
      guard kind == .link else { return (path, kind) }
      if path.hasPrefix("/dev/") || path.hasPrefix("/proc/") { return (path, .device) }
      guard let target = files.target(ofLink: path) else { break }
      path = Path.join(Path.directory(of: path), target)
    }
    return (path, .link)
  }

  /// Writes all of it, or nothing.
  ///
  /// - Throws: `Diagnostic` where that fails, `StandardOutput.Failure` where the path is a pipe that nobody reads.
  func write() throws {
    if case .folder(let folder, let contents) = target {
      for (name, _) in contents { try refuseOthers(Path.join(folder, name)) }
    }
    do throws(System.Failure) {
      switch target {
      case .file(let path, let contents): try write(contents, to: path)
      case .folder(let folder, let contents): try write(contents, into: folder)
      }
    } catch {
      if error.isBrokenPipe { throw StandardOutput.Failure.readerLeft }
      throw Diagnostic.notWritable("'\(path)'", error)
    }
  }

  private func write(_ contents: [UInt8], to path: String) throws(System.Failure) {
    let (path, kind) = Self.destination(of: path, files)
    switch kind {
    case .pipe, .socket, .device: return try stream(contents, to: path)
    case nil: break
    default: if !files.isWritable(path) { throw .accessDenied }
    }
    try stage([(Path.lastComponent(path), contents)], in: Path.directory(of: path))
  }

  /// Writes to a pipe or a device, which has no contents to lose.
  private func stream(_ contents: [UInt8], to path: String) throws(System.Failure) {
    try files.finish(try files.openStream(path), with: contents)
  }

  private func write(_ contents: [(name: String, contents: [UInt8])], into folder: String) throws(System.Failure) {
    var made: [String] = []
    do throws(System.Failure) {
      for path in missingFolders(of: folder) {
        try files.makeFolder(path)
        made.append(path)
      }
      try stage(contents, in: folder)
    } catch {
      for path in made.reversed() { try? files.removeFolder(path) }
      throw error
    }
  }

  private func stage(_ contents: [(name: String, contents: [UInt8])], in folder: String) throws(System.Failure) {
    var staged = StagedFiles(in: folder, on: files)
    do throws(System.Failure) {
      for (name, contents) in contents { try staged.add(name, contents) }
      try staged.commit()
    } catch {
      staged.discard()
      throw error
    }
  }

  /// The folders of a path that are not there, outermost first.
  private func missingFolders(of path: String) -> [String] {
    var missing: [String] = []
    var path = Path.clean(path)
    while files.kind(of: path) == nil {
      missing.append(path)
      path = Path.directory(of: path)
    }
    return missing.reversed()
  }

  /// A file takes the place of another file, and of nothing else.
  private func refuseOthers(_ path: String) throws {
    let kind: String
    switch files.kind(of: path) {
    case nil, .file: return
    case .link: kind = "a link, and is not written through"
    case .directory: kind = "a folder"
    case .pipe, .socket, .device: kind = "a pipe or a device"
    }
    throw Diagnostic(.outputNotWritable, "'\(path)' cannot be written: it is \(kind)")
  }
}
