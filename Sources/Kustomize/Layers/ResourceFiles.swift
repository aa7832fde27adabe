import Diagnostics
import YAML

/// The files that a layer lists under `resources`. Those that stand one after another are read in one go and, where
/// they are large enough for it to pay, parsed on two threads.
///
/// What is wrong with a file is thrown when its turn comes, and not before.
struct ResourceFiles {
  private let entries: [Node]
  private let layer: LayerContext
  /// The entry whose kind was asked last: reading ahead asks for that of the one that comes next.
  private var asked: (index: Int, kind: FileKind?)?
  /// Files that stand one after another, from an entry on. Small builds pay for each new type, so that all are arrays.
  private var start = 0
  private var files: [SourceFile] = []
  /// What is parsed already; nothing, or a result for each of `files`: nil where it is to be parsed when its turn comes.
  private var parsed: [[Node]?] = []

  init(_ entries: [Node], in layer: LayerContext) {
    self.entries = entries
    self.layer = layer
  }

  /// What an entry names: nil where nothing on this machine.
  mutating func kind(at index: Int) -> FileKind? {
    if let asked, asked.index == index { return asked.kind }
    if index >= start, index < start + files.count { return .file }
    let kind = layer.loader.kind(of: entries[index].string)
    asked = (index, kind)
    return kind
  }

  /// The documents of a file. Files are asked for in order, each once.
  ///
  /// - Throws: `Diagnostic` where it cannot be read, or is no YAML.
  mutating func documents(at index: Int) throws -> [Node] {
    if index >= start + files.count { try readAhead(from: index) }
    let place = index - start
    if !parsed.isEmpty, let documents = parsed[place] { return documents }
    return try Reader.read(files[place], into: layer.tree)
  }

  /// Reads a file and those that are listed behind it, up to the first that is none or cannot be read.
  private mutating func readAhead(from index: Int) throws {
    files = [try read(index)]
    start = index
    parsed = []
    guard layer.build.options.threads != 1 else { return }
    var next = index + 1
    while next < entries.count, kind(at: next) == .file, !RemoteSources.isRemoteFile(entries[next].string),
      let file = try? read(next)
    {
      files.append(file)
      next += 1
    }
    let size = files.reduce(0) { $0 + Int($1.range.length) }
    guard size >= ParallelReader.threshold, layer.build.options.threadLimit > 1 else { return }
    parsed = ParallelReader.read(files, into: layer.tree)
  }

  private func read(_ index: Int) throws -> SourceFile {
    try layer.loader.read(entries[index].string, at: entries[index], into: layer.tree.text)
  }
}
