import Diagnostics
import Kustomize
import Synchronization

/// The files of a git repository as they were at a revision, read from its objects: the checkout, the index and what is
/// not committed are neither read nor touched. Files elsewhere are the machine's.
package final class GitFileSystem: FileSystem {
  private let real = RealFileSystem()
  private let top: String
  private let entries: [String: Entry]
  private let children: [String: [String]]
  private let contents = Mutex<[String: [UInt8]]>([:])

  /// A file of the revision.
  private struct Entry {
    var object: String
    var isLink: Bool
  }

  /// - Parameters:
  ///   - revision: whatever `git rev-parse` understands.
  ///   - directory: a folder in the repository.
  /// - Throws: `Diagnostic` where there is no repository, or no such revision.
  package init(revision: String, directory: String) throws {
    let folder = Path.absolute(directory, from: real.currentDirectory)
    guard let start = Self.existingFolder(folder, real) else { throw Diagnostic.noRepository(directory) }
    func git(_ arguments: [String]) throws -> ProcessResult {
      var request = ProcessRequest("git", ["-C", start] + arguments)
      request.environment = ["GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"]
      return try ProcessRunner().run(request)
    }
    let root = try git(["rev-parse", "--show-toplevel"])
    guard root.isSuccess, let line = root.text.split(separator: "\n").first else {
      throw Diagnostic.noRepository(directory)
    }
    top = real.canonicalPath(String(line)) ?? String(line)
    let commit = try git(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    guard commit.isSuccess, let hash = commit.text.split(separator: "\n").first else {
      throw Diagnostic.noRevision(revision)
    }
    let listing = try git(["ls-tree", "-r", "-z", "--full-tree", String(hash)])
    guard listing.isSuccess else { throw Diagnostic.noRevision(revision) }
    var entries: [String: Entry] = [:]
    var children: [String: [String]] = [top: []]
    for line in listing.output.split(separator: 0) {
      // mode SP type SP object TAB path
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let head = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      guard head.count == 3, head[1] == "blob" else { continue }
      let path = top + "/" + String(decoding: line[(tab + 1)...], as: UTF8.self)
      entries[path] = Entry(object: String(head[2]), isLink: head[0] == "120000")
      var child = path
      while child != top {
        let parent = Path.directory(of: child)
        let isKnown = children[parent] != nil
        children[parent, default: []].append(Path.lastComponent(child))
        if isKnown { break }
        child = parent
      }
    }
    self.entries = entries
    self.children = children
  }

  /// The nearest folder above that exists: what is asked for may be gone from the checkout.
  private static func existingFolder(_ path: String, _ real: RealFileSystem) -> String? {
    var path = path
    while real.kind(of: path) != .directory {
      guard path != "/" else { return nil }
      path = Path.directory(of: path)
    }
    return real.canonicalPath(path)
  }

  package var currentDirectory: String { real.currentDirectory }

  private func isInRepository(_ path: String) -> Bool { Path.isInside(path, top) }

  /// Follows links, at the most so many.
  package func canonicalPath(_ path: String) -> String? { resolve(path, linksLeft: 40) }

  private func resolve(_ path: String, linksLeft: Int) -> String? {
    var path = Path.absolute(path, from: currentDirectory)
    if !isInRepository(path) {
      // A link from elsewhere may lead into the repository.
      guard let canonical = real.canonicalPath(path) else { return nil }
      guard isInRepository(canonical) else { return canonical }
      path = canonical
    }
    var done = top
    for part in path.dropFirst(top.count).split(separator: "/") {
      done += "/" + part
      guard let entry = entries[done], entry.isLink else { continue }
      guard linksLeft > 0, let target = try? bytes(of: done) else { return nil }
      let text = String(decoding: target, as: UTF8.self)
      let rest = String(path.dropFirst(done.count))
      return resolve(Path.absolute(text, from: Path.directory(of: done)) + rest, linksLeft: linksLeft - 1)
    }
    return entries[path] != nil || children[path] != nil ? path : nil
  }

  package func kind(of path: String) -> FileKind? {
    // No revision has it, and every checkout.
    if path == top + "/.git" { return real.kind(of: path) }
    guard let path = canonicalPath(path) else { return nil }
    guard isInRepository(path) else { return real.kind(of: path) }
    if entries[path] != nil { return .file }
    return children[path] != nil ? .directory : nil
  }

  package func names(in directory: String) throws(FileReadError) -> [String] {
    guard let path = canonicalPath(directory) else { throw .system("no such file or directory") }
    return try isInRepository(path) ? children[path] ?? [] : real.names(in: path)
  }

  package func read(
    _ path: String, as displayPath: String, into text: TextStore
  ) throws(FileReadError) -> SourceFile {
    guard let resolved = canonicalPath(path) else { throw .system("no such file or directory") }
    guard isInRepository(resolved) else { return try real.read(resolved, as: displayPath, into: text) }
    guard entries[resolved] != nil else { throw .isDirectory }
    let bytes = try bytes(of: resolved)
    guard bytes.count <= fileSizeLimit else { throw .tooLarge(limit: fileSizeLimit) }
    return try text.addFile(path: displayPath, read: bytes)
  }

  // MARK: Objects

  /// The contents of a file; those of its whole folder are fetched in one go.
  private func bytes(of path: String) throws(FileReadError) -> [UInt8] {
    if let known = contents.withLock({ $0[path] }) { return known }
    let folder = Path.directory(of: path)
    let siblings = (children[folder] ?? []).map { folder + "/" + $0 }.filter { entries[$0] != nil }
    let fetched: [[UInt8]]
    do { fetched = try fetch(siblings.map { entries[$0]!.object }) } catch { throw .system("git cannot read it") }
    contents.withLock { known in for (path, bytes) in zip(siblings, fetched) { known[path] = bytes } }
    guard let bytes = contents.withLock({ $0[path] }) else { throw .system("git cannot read it") }
    return bytes
  }

  private func fetch(_ objects: [String]) throws -> [[UInt8]] {
    var request = ProcessRequest("git", ["-C", top, "cat-file", "--batch"])
    request.environment = ["GIT_OPTIONAL_LOCKS": "0"]
    request.input = Array(objects.map { $0 + "\n" }.joined().utf8)
    let output = try ProcessRunner().runSuccessfully(request).output
    var result: [[UInt8]] = []
    var at = 0
    while at < output.count, let lineEnd = output[at...].firstIndex(of: 0x0A) {
      // object SP type SP size LF contents LF
      let size = Int(String(decoding: output[at..<lineEnd], as: UTF8.self).split(separator: " ").last ?? "") ?? 0
      let end = min(output.count, lineEnd + 1 + size)
      result.append(Array(output[(lineEnd + 1)..<end]))
      at = end + 1
    }
    return result
  }
}
