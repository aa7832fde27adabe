import Diagnostics

/// The arena that holds every node of a build.
///
/// A node is one flat record of 24 bytes, and a handle to it (`Node`) the tree and the record's index. The
/// children of a mapping or sequence are a chain: the parent knows the first and the last, each knows the
/// next. A mapping's chain holds its keys and values in turn.
///
/// ```
/// record   kind tag style c │ position │ next │ first  │ second │ history
///          one byte each    │          │      │        │        │
/// scalar                    │ in the   │ the  │ text's │ text's │ what this value
/// mapping,                  │ text     │ next │ offset │ length │ replaced, if the
///   sequence                │ store    │ child│ first  │ last   │ tree keeps history
///                                                child    child
///
/// kind: ConfigMap           mapping ─first─► "kind" ─next─► "ConfigMap" ─next─► "data" ─next─► mapping
/// data: {a: b}                                                                                   │first
///                                                                                  "b" ◄─next── "a"
/// ```
///
/// The byte `c` says whether a comment beside the node gives a schema.
///
/// Records never move and are never freed before the tree, unless it is rewound, so that an index stays good for
/// as long as the tree lives. A node has one parent: to put it into a second place, copy it.
@usableFromInline package final class Tree: @unchecked Sendable {
  let records: UnsafeMutablePointer<NodeRecord>
  /// The index of the next node. It stands outside of the object, as each access to a class's own variable is checked.
  var count: Int {
    get { counter.pointee }
    set { counter.pointee = newValue }
  }
  private let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  package let text: TextStore
  /// What values replaced; nil unless it is to be kept.
  package var history: ValueHistory?
  /// The schemas that comments give, by the nodes that they stand at.
  var commentSchemas: [CommentSchemaPlace: UInt32] = [:]
  /// Where its records must end.
  let capacity: Int
  /// Whose arena it fills a stretch of; nil where it has its own.
  private let owner: Tree?

  /// - Parameter capacity: how many nodes it holds, if the system gives as much memory.
  package init(text: TextStore = TextStore(), capacity: Int = 1 << 31) {
    self.text = text
    let size = MemoryLayout<NodeRecord>.stride
    let space = System.reserve(upTo: min(capacity, 1 << 31) * size)
    guard let space else { Diagnostic.noMemory(for: "the values of a build").endProcess() }
    records = space.memory.assumingMemoryBound(to: NodeRecord.self)
    self.capacity = space.bytes / size
    owner = nil
    counter.initialize(to: 1)
    // No node has the first record, as zero is none: it holds where the texts are.
    space.memory.storeBytes(of: UnsafePointer(text.base), as: UnsafePointer<UInt8>.self)
  }

  /// A tree that fills a stretch of another one's arena, for a reader on another thread. Its indices are good in both.
  ///
  /// - Parameters:
  ///   - stretch: indices that the owner leaves alone until it is told to `skip(to:)` their end.
  ///   - text: fills a stretch of the owner's text store.
  init(filling stretch: Range<Int>, of owner: Tree, text: TextStore) {
    precondition(stretch.upperBound <= owner.capacity, "strata: a stretch outside of its tree")
    records = owner.records
    counter.initialize(to: stretch.lowerBound)
    capacity = stretch.upperBound
    self.text = text
    self.owner = owner
  }

  deinit {
    counter.deallocate()
    if owner == nil { System.release(records, capacity * MemoryLayout<NodeRecord>.stride) }
  }

  /// Goes on behind a stretch that another tree has filled.
  func skip(to index: Int) { count = index }

  /// A point that `rewind(to:)` goes back to.
  package struct Mark: Sendable {
    fileprivate var count: Int
    fileprivate var text: TextStore.Mark
  }

  package var mark: Mark { Mark(count: count, text: text.mark) }

  /// Forgets all nodes and texts that were added since a point. None of them must be used afterwards.
  package func rewind(to mark: Mark) {
    count = mark.count
    text.rewind(to: mark.text)
  }

  /// The index that a reader stays below: an eighth is left to what a build makes of what it has read.
  var readingEnd: Int { capacity - capacity / 8 }

  @inline(__always)
  func add(_ record: NodeRecord) -> Node {
    let index = count
    guard index < capacity else { Diagnostic.tooManyNodes(limit: capacity).endProcess() }
    records[index] = record
    count = index + 1
    return Node(tree: self, index: UInt32(truncatingIfNeeded: index))
  }

  // MARK: Making nodes

  /// A scalar of known type.
  package func scalar(
    _ string: String, tag: Tag = .string, style: ScalarStyle = .plain, at position: Position = .nowhere
  ) -> Node {
    scalar(text.append(string), tag: tag, style: style, at: position)
  }

  /// A scalar of known type whose text the store holds already.
  package func scalar(
    _ range: TextRange, tag: Tag = .string, style: ScalarStyle = .plain, at position: Position = .nowhere
  ) -> Node {
    add(
      NodeRecord(
        kind: .scalar, tag: tag, style: style, position: position, first: range.offset, second: range.length))
  }

  /// A scalar whose type follows from its text, as if it had been read unquoted.
  package func plainScalar(_ string: String, at position: Position = .nowhere) -> Node {
    let range = text.append(string)
    return scalar(range, tag: resolvePlainScalar(text.bytes(range)), at: position)
  }

  package func mapping(at position: Position = .nowhere) -> Node {
    add(NodeRecord(kind: .mapping, tag: .mapping, position: position))
  }

  package func sequence(at position: Position = .nowhere) -> Node {
    add(NodeRecord(kind: .sequence, tag: .sequence, position: position))
  }

  package func null(at position: Position = .nowhere) -> Node {
    scalar("null", tag: .null, at: position)
  }

  /// A handle to the record of an index that this tree gave out.
  func node(_ index: UInt32) -> Node { Node(tree: self, index: index) }
}

/// What a node is.
@usableFromInline package enum NodeKind: UInt8, Sendable {
  case scalar, mapping, sequence
}

/// How a scalar, or a collection, was written.
@usableFromInline package enum ScalarStyle: UInt8, Sendable {
  case plain, singleQuoted, doubleQuoted, literal, folded
  /// A collection in braces or brackets.
  case flow
}

/// One node in the arena: see the drawing at `Tree`.
@usableFromInline struct NodeRecord {
  @usableFromInline var kind: NodeKind
  @usableFromInline var tag: Tag
  @usableFromInline var style: ScalarStyle
  /// Whether `Tree.commentSchemas` has the schema of what this is the key of, or of this element of a list.
  @usableFromInline var hasCommentSchema = false
  @usableFromInline var position: Position
  @usableFromInline var next: UInt32 = 0
  @usableFromInline var first: UInt32
  @usableFromInline var second: UInt32
  @usableFromInline var history: UInt32 = 0

  init(
    kind: NodeKind, tag: Tag, style: ScalarStyle = .plain, position: Position, first: UInt32 = 0, second: UInt32 = 0
  ) {
    self.kind = kind
    self.tag = tag
    self.style = style
    self.position = position
    self.first = first
    self.second = second
  }
}
