import Diagnostics

/// Adds nodes and texts to a tree that belong to it only once `commit()` is called, so that a reader that gives up leaves
/// nothing behind. There is room for all of them from the start: nothing is checked again.
struct TreeAppender: ~Copyable {
  private let tree: Tree
  private let records: UnsafeMutablePointer<NodeRecord>
  private let text: UnsafeMutablePointer<UInt8>
  private let firstText: Int
  /// The index of the next node.
  private(set) var count: Int
  /// The offset of the next text.
  private(set) var textEnd: Int

  /// - Parameters:
  ///   - nodes: more of them are not added.
  ///   - end: the index that they stay below.
  ///   - texts: more bytes of texts are not added.
  /// - Returns: nil where there is no room.
  init?(_ tree: Tree, nodes: Int, below end: Int, texts: Int) {
    guard nodes <= end - tree.count, texts <= tree.text.room else { return nil }
    self.tree = tree
    records = tree.records
    text = tree.text.base
    count = tree.count
    firstText = tree.text.count
    textEnd = firstText
  }

  consuming func commit() {
    tree.skip(to: count)
    tree.text.skip(to: textEnd)
  }

  /// A handle to a node, for as long as nothing is taken back.
  func node(_ index: UInt32) -> Node { tree.node(index) }

  // MARK: Nodes

  @inline(__always)
  private mutating func add(_ record: NodeRecord) -> UInt32 {
    records[count] = record
    count += 1
    return UInt32(truncatingIfNeeded: count - 1)
  }

  @inline(__always)
  mutating func scalar(_ range: TextRange, _ tag: Tag, _ style: ScalarStyle, at position: Position) -> UInt32 {
    add(
      NodeRecord(
        kind: .scalar, tag: tag, style: style, position: position, first: range.offset, second: range.length))
  }

  mutating func mapping(_ style: ScalarStyle, at position: Position) -> UInt32 {
    add(NodeRecord(kind: .mapping, tag: .mapping, style: style, position: position))
  }

  mutating func sequence(_ style: ScalarStyle, at position: Position) -> UInt32 {
    add(NodeRecord(kind: .sequence, tag: .sequence, style: style, position: position))
  }

  /// Puts a node behind the last child of a collection, or makes it the first where that is zero.
  @inline(__always)
  mutating func link(_ node: UInt32, to parent: UInt32, after last: UInt32) {
    if last == 0 { records[Int(parent)].first = node } else { records[Int(last)].next = node }
  }

  /// Tells a collection which child is its last.
  @inline(__always)
  mutating func end(_ parent: UInt32, at last: UInt32) { records[Int(parent)].second = last }

  /// Whether a mapping has a key of this text among its first keys.
  func hasKey(_ key: ByteSpan, in mapping: UInt32) -> Bool {
    var index = records[Int(mapping)].first
    while index != 0 {
      let record = records[Int(index)]
      if Int(record.second) == key.count, ByteSpan(start: text + Int(record.first), count: key.count) == key {
        return true
      }
      index = records[Int(record.next)].next
    }
    return false
  }

  // MARK: Texts

  /// The bytes of a text.
  @inline(__always)
  func bytes(_ range: TextRange) -> ByteSpan { ByteSpan(start: text + Int(range.offset), count: Int(range.length)) }

  mutating func append(_ byte: UInt8) {
    text[textEnd] = byte
    textEnd += 1
  }

  mutating func append(_ bytes: ByteSpan) {
    (text + textEnd).update(from: bytes.start, count: bytes.count)
    textEnd += bytes.count
  }

  mutating func append(repeating byte: UInt8, count: Int) {
    (text + textEnd).update(repeating: byte, count: count)
    textEnd += count
  }

  /// The text from an offset to the last byte.
  func range(from start: Int) -> TextRange {
    TextRange(offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: textEnd - start))
  }
}
