import Synchronization

/// A place in the bytes that a build has read: an offset into its `TextStore`. Zero is nowhere.
@usableFromInline package struct Position: Hashable, Comparable, Sendable {
  @usableFromInline package var offset: UInt32

  @inlinable package init(offset: UInt32) { self.offset = offset }

  package static let nowhere = Position(offset: 0)
  @inlinable package var isKnown: Bool { offset != 0 }
  @inlinable package static func < (a: Position, b: Position) -> Bool { a.offset < b.offset }
}

/// A run of bytes in a `TextStore`.
@usableFromInline package struct TextRange: Hashable, Sendable {
  @usableFromInline package var offset: UInt32
  @usableFromInline package var length: UInt32

  @inlinable package init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }
}

/// Every byte of one build, held once: the files as they were read, and between them the texts that
/// transformers made. A scalar is a range of it, and a source position an offset into it, so that
/// neither needs to name its file.
///
/// ```
/// 0   1                 n                          m
/// ┌───┬─────────────────┬──────────┬───────────────┬──────────┄┄┄ reserved address space
/// │ · │ base/rbac.yaml  │ "dev-api"│ base/svc.yaml │ …
/// └───┴─────────────────┴──────────┴───────────────┴──────────┄┄┄
/// ```
///
/// The address space is reserved at once and given memory only where it is touched: bytes never move,
/// so that a reader may append while it still reads. A build holds 4 GiB of text at the most, and less where the system
/// gives less address space. A file for which there is no room is an error.
package final class TextStore: @unchecked Sendable {
  package let base: UnsafeMutablePointer<UInt8>
  package private(set) var count: Int = 1
  /// The files in the order of their offsets.
  package private(set) var files: [SourceFile] = []
  /// Which of its bytes nobody is shown.
  package var secrets = SecretRanges()
  /// The lines of the file in which a place was looked up last.
  private let lines = Mutex<LineIndex?>(nil)
  /// Where it must end.
  private let capacity: Int
  /// Whose address space it fills a stretch of; nil where it has its own.
  private let owner: TextStore?

  /// - Parameter capacity: how many bytes it holds, if the system gives as much.
  package init(capacity: Int = 1 << 32) {
    let space = System.reserve(upTo: min(capacity, 1 << 32))
    guard let space else { Diagnostic.noMemory(for: "the text of a build").endProcess() }
    base = space.memory.assumingMemoryBound(to: UInt8.self)
    self.capacity = space.bytes
    owner = nil
  }

  /// A store that fills a stretch of another one's address space, for work beside it on another thread. Ranges of
  /// either are good in both; it has no files.
  ///
  /// - Parameter stretch: offsets that the owner leaves alone until it is told to `skip(to:)` their end.
  package init(filling stretch: Range<Int>, of owner: TextStore) {
    precondition(stretch.upperBound <= owner.capacity, "strata: a stretch outside of its store")
    base = owner.base
    count = stretch.lowerBound
    capacity = stretch.upperBound
    self.owner = owner
  }

  deinit {
    if owner == nil { System.release(base, capacity) }
  }

  /// How many more bytes there is room for.
  package var room: Int { capacity - count }

  /// Goes on behind a stretch that another store has filled.
  package func skip(to offset: Int) { count = offset }

  /// A point that `rewind(to:)` goes back to.
  package struct Mark: Sendable {
    fileprivate var count: Int
    fileprivate var files: Int
  }

  package var mark: Mark { Mark(count: count, files: files.count) }

  /// Forgets all that was added since a point. What was taken from it must not be used afterwards.
  package func rewind(to mark: Mark) {
    count = mark.count
    files.removeLast(files.count - mark.files)
    secrets.cut(to: mark.count)
    lines.withLock { $0 = nil }
  }

  /// Copies bytes to the end of the store.
  @discardableResult
  package func append(_ bytes: ByteSpan) -> TextRange {
    guard bytes.count < capacity - count else { Diagnostic.textTooLarge(limit: capacity).endProcess() }
    (base + count).update(from: bytes.start, count: bytes.count)
    let range = TextRange(offset: UInt32(truncatingIfNeeded: count), length: UInt32(truncatingIfNeeded: bytes.count))
    count += bytes.count
    return range
  }

  /// Copies a string to the end of the store.
  package func append(_ string: String) -> TextRange {
    string.withBytes { append($0) }
  }

  /// Copies bytes to the end of the store.
  package func append(_ bytes: [UInt8]) -> TextRange {
    bytes.withBytes { append($0) }
  }

  /// Makes sure that there is room for a file of so many bytes. An eighth is left to what a build makes of its files.
  ///
  /// - Throws: where there is none.
  package func checkRoom(for bytes: Int, of path: String) throws(Diagnostic) {
    guard bytes < capacity - capacity / 8 - count else { throw .textTooLarge(limit: capacity, path: path) }
  }

  /// Adds a file whose bytes are copied in.
  ///
  /// - Throws: where there is no room for it.
  package func addFile(
    path: String, contents: ByteSpan, lineOffset: Int = 0, columnOffset: Int = 0
  ) throws(Diagnostic) -> SourceFile {
    try checkRoom(for: contents.count, of: path)
    return addFile(path: path, range: append(contents), lineOffset: lineOffset, columnOffset: columnOffset)
  }

  /// Adds a file whose bytes are the last of the store.
  private func addFile(path: String, range: TextRange, lineOffset: Int = 0, columnOffset: Int = 0) -> SourceFile {
    count = Int(range.offset) + Int(range.length)
    // One byte between files, so that a position at a file's very end is still in that file.
    base[count] = 0x0A
    count += 1
    let file = SourceFile(path: path, range: range, lineOffset: lineOffset, columnOffset: columnOffset)
    files.append(file)
    return file
  }

  /// Adds a file whose bytes are copied in.
  ///
  /// - Throws: where there is no room for it.
  package func addFile(path: String, contents: [UInt8]) throws(Diagnostic) -> SourceFile {
    try contents.withBytes { (bytes) throws(Diagnostic) in try addFile(path: path, contents: bytes) }
  }

  /// Adds a file whose text is copied in.
  ///
  /// - Throws: where there is no room for it.
  package func addFile(path: String, contents: String, lineOffset: Int = 0) throws(Diagnostic) -> SourceFile {
    let added = contents.withBytes { bytes in
      Result { () throws(Diagnostic) in try addFile(path: path, contents: bytes, lineOffset: lineOffset) }
    }
    return try added.get()
  }

  /// Adds a file that is read from an open one, `size` bytes at the most, for which there is room.
  package func addFile(path: String, size: Int, from descriptor: Int32) throws(System.Failure) -> SourceFile {
    guard size < capacity - count else { Diagnostic.textTooLarge(limit: capacity).endProcess() }
    let range = TextRange(
      offset: UInt32(truncatingIfNeeded: count),
      length: UInt32(truncatingIfNeeded: try System.read(descriptor, to: base + count, count: size)))
    return addFile(path: path, range: range)
  }

  @inlinable package func bytes(_ range: TextRange) -> ByteSpan {
    ByteSpan(start: base + Int(range.offset), count: Int(range.length))
  }

  package func string(_ range: TextRange) -> String {
    String(decoding: bytes(range), as: UTF8.self)
  }

  /// Gives the lines of a file of this store, which are counted once while places of no other file are looked up.
  func withLines<Result: Sendable>(of file: SourceFile, _ body: (LineIndex) -> Result) -> Result {
    lines.withLock { known in
      if let known, known.range.lowerBound == file.range.offset { return body(known) }
      let lines = LineIndex(file, in: self)
      known = lines
      return body(lines)
    }
  }

  /// The file that a position lies in.
  package func file(at position: Position) -> SourceFile? { fileIndex(at: position).map { files[$0] } }

  /// The place in `files` of the file that a position lies in, by binary search.
  package func fileIndex(at position: Position) -> Int? {
    guard position.isKnown else { return nil }
    let next = files.indices.partitionPoint { files[$0].range.offset <= position.offset }
    guard next > 0 else { return nil }
    let range = files[next - 1].range
    return position.offset - range.offset <= range.length ? next - 1 : nil
  }
}

/// A file that was read: its path as a person would write it, and where its bytes are. Or a document that stands
/// inside a scalar of another file, and says how far in.
package struct SourceFile: Hashable, Sendable {
  package var path: String
  package var range: TextRange
  /// What to add to the numbers of lines and columns.
  package var lineOffset: Int
  package var columnOffset: Int

  package init(path: String, range: TextRange, lineOffset: Int = 0, columnOffset: Int = 0) {
    self.path = path
    self.range = range
    self.lineOffset = lineOffset
    self.columnOffset = columnOffset
  }

  package var start: Position { Position(offset: range.offset) }
}
