import Diagnostics
import YAML

/// The files that a layer lists under `resources`. Those that stand one after another are read in one go and, where
/// they are large enough for it to pay, parsed on two threads.
///
/// What is wrong with a file is thrown when its turn comes, and not before.
struct ResourceFiles {
  private let entries: [Node]
  private let layer: LayerContext
  /// What each entry names, as far as that was asked.
  private var kinds: [Int: FileKind?] = [:]
  private var files: [Int: Contents] = [:]

  private struct Contents {
    var file: SourceFile
    /// Nil where it is to be parsed when its turn comes.
    var documents: [Node]?
  }

  init(_ entries: [Node], in layer: LayerContext) {
    self.entries = entries
    self.layer = layer
  }

  /// What an entry names: nil where nothing on this machine.
  mutating func kind(at index: Int) -> FileKind? {
    if let known = kinds[index] { return known }
    let kind = layer.loader.kind(of: entries[index].string)
    kinds[index] = .some(kind)
    return kind
  }

  /// The documents of a file. Each file is asked for once, in order.
  ///
  /// - Throws: `Diagnostic` where it cannot be read, or is no YAML.
  mutating func documents(at index: Int) throws -> [Node] {
    if files[index] == nil { try readAhead(from: index) }
    guard let contents = files.removeValue(forKey: index) else { return [] }
    return try contents.documents ?? Reader.read(contents.file, into: layer.tree)
  }

  /// Reads a file and those that are listed behind it, up to the first that is none or cannot be read.
  private mutating func readAhead(from start: Int) throws {
    let first = try read(start)
    files[start] = Contents(file: first)
    guard layer.build.options.threads != 1 else { return }
    var run = [first]
    while start + run.count < entries.count {
      let next = start + run.count
      guard kind(at: next) == .file, !RemoteSources.isRemoteFile(entries[next].string), let file = try? read(next)
      else { break }
      files[next] = Contents(file: file)
      run.append(file)
    }
    let size = run.reduce(0) { $0 + Int($1.range.length) }
    guard size >= ParallelReader.threshold, layer.build.options.threads ?? coreCount() > 1 else { return }
    for (offset, documents) in ParallelReader.read(run, into: layer.tree).enumerated() {
      files[start + offset]?.documents = documents
    }
  }

  private func read(_ index: Int) throws -> SourceFile {
    try layer.loader.read(entries[index].string, at: entries[index], into: layer.tree.text)
  }
}
