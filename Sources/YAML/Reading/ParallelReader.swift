import Diagnostics

/// Reads files on two threads at once, each half of the bytes, so that the tree is the same as if they had been read
/// in turn.
///
/// Both threads write into the one arena and the one text store, into stretches of which neither can outgrow its own:
///
/// ```
/// files     a.yaml │ b.yaml   ¦      │ c.yaml        ¦ the cut, where a document begins
/// records   … ├── this thread ──┤┄┄┄┄├── other ──┤┄┄┄  ┄ never touched, so that it costs address space alone
/// ```
///
/// What cannot be read has no result: it is for the caller to read it in turn, and to throw what that throws.
package struct ParallelReader: ~Copyable {
  fileprivate let tree: Tree

  /// Fewer bytes are parsed in the time that a thread takes to start.
  package static let threshold = 256 << 10

  /// Reads the documents of files that the tree's text store holds.
  ///
  /// - Returns: for each file the roots of its documents; nil where it is to be read in turn.
  package static func read(_ files: [SourceFile], into tree: Tree) -> [[Node]?] {
    ParallelReader(tree: tree).read(files)
  }

  /// A file, or the documents of one up to the cut or behind it.
  private struct Piece {
    var file: Int
    var source: SourceFile
    var isPart: Bool
  }

  private func read(_ files: [SourceFile]) -> [[Node]?] {
    var results = [[Node]?](repeating: nil, count: files.count)
    guard let (first, second) = halves(of: files) else { return results }
    let nodes = Self.pageStart(tree.count + nodeBound(first), size: MemoryLayout<NodeRecord>.stride)
    let texts = Self.pageStart(tree.text.count + textBound(first), size: 1)
    guard nodes + nodeBound(second) <= tree.capacity, texts + textBound(second) - tree.text.count <= tree.text.room
    else {
      return results
    }
    let other = Tree(
      filling: nodes..<nodes + nodeBound(second), of: tree,
      text: TextStore(filling: texts..<texts + textBound(second), of: tree.text))
    var here: [[Node]?] = []
    var there: [[Node]?] = []
    concurrently {
      here = Self.read(first, into: tree, end: nodes)
    } _: {
      there = Self.read(second, into: other, end: other.capacity)
    }
    precondition(tree.text.count <= texts, "strata: texts outgrew the bytes that they were read from")
    tree.skip(to: other.count)
    tree.text.skip(to: other.text.count)
    tree.commentSchemas.merge(other.commentSchemas) { $1 }
    for (piece, roots) in zip(first, here) { results[piece.file] = roots }
    for (piece, roots) in zip(second, there) {
      let roots = roots?.map { tree.node($0.index) }
      guard piece.isPart else {
        results[piece.file] = roots
        continue
      }
      // A cut within something that is no YAML shows in one part or in both; then the file is read as a whole.
      results[piece.file] = results[piece.file].flatMap { head in roots.map { head + $0 } }
    }
    return results
  }

  /// The first index from one on at which a large page of memory begins, so that no such page is touched for a few bytes at
  /// its end.
  private static func pageStart(_ index: Int, size: Int) -> Int {
    let page = 2 << 20
    return ((index * size + page - 1) / page * page + size - 1) / size
  }

  /// Reads pieces up to the first that cannot be read: what follows is not needed then.
  private static func read(_ pieces: [Piece], into tree: Tree, end: Int) -> [[Node]?] {
    var results: [[Node]?] = []
    for piece in pieces {
      var limits = ReaderLimits()
      limits.lastNode = end
      if piece.isPart {
        limits.aliasNodes /= 2
        limits.aliasBytes /= 2
      }
      guard let roots = try? Reader.read(piece.source, into: tree, limits: limits) else { break }
      results.append(roots)
    }
    return results + Array(repeating: nil, count: pieces.count - results.count)
  }

  /// More nodes than pieces can hold, but for what aliases add to them: of two bytes, `?,` in a flow list makes most,
  /// three. Where aliases make more, the reader stops.
  private func nodeBound(_ pieces: [Piece]) -> Int {
    pieces.reduce(ReaderLimits().aliasNodes) { $0 + 2 * Int($1.source.range.length) + 64 }
  }

  /// More bytes than the texts of pieces take: the escape `\L` makes three of two.
  private func textBound(_ pieces: [Piece]) -> Int {
    pieces.reduce(64) { $0 + 2 * Int($1.source.range.length) }
  }

  // MARK: The cut

  /// The files before the middle of their bytes, and those behind. The file in the middle is cut where a document
  /// begins; where none does, it goes to the side that it is more on. Nil where there is nothing on one side.
  private func halves(of files: [SourceFile]) -> ([Piece], [Piece])? {
    let middle = files.reduce(0) { $0 + Int($1.range.length) } / 2
    var before = 0
    var index = 0
    while index < files.count, before + Int(files[index].range.length) <= middle {
      before += Int(files[index].range.length)
      index += 1
    }
    guard index < files.count else { return nil }
    let file = files[index]
    let offset = middle - before
    var first = files[..<index].enumerated().map { Piece(file: $0, source: $1, isPart: false) }
    var second = files[index...].enumerated().map { Piece(file: index + $0, source: $1, isPart: false) }
    if let cut = documentStart(in: file, from: offset) {
      var head = file
      head.range.length = UInt32(truncatingIfNeeded: cut)
      var tail = file
      tail.range.offset += head.range.length
      tail.range.length -= head.range.length
      first.append(Piece(file: index, source: head, isPart: true))
      second[0] = Piece(file: index, source: tail, isPart: true)
    } else if offset > Int(file.range.length) / 2 {
      first.append(second.removeFirst())
    }
    return first.isEmpty || second.isEmpty ? nil : (first, second)
  }

  /// Where the next line begins with `---`: a document begins there, unless a text in quotes has no end, which is an
  /// error in either part.
  private func documentStart(in file: SourceFile, from offset: Int) -> Int? {
    let bytes = tree.text.bytes(file.range)
    let dash = UInt8(ascii: "-")
    var i = max(offset, 1)
    while i + 3 < bytes.count {
      if bytes[i - 1] == 0x0A, bytes[i] == dash, bytes[i + 1] == dash, bytes[i + 2] == dash,
        [0x20, 0x09, 0x0A, 0x0D].contains(bytes[i + 3])
      {
        return i
      }
      i += 1
    }
    return nil
  }
}
