import Diagnostics

/// A handle to one node of a tree. It is copied freely and keeps nothing alive: the tree must outlive it.
///
/// Reading goes by the arena's address, which costs no count of references; only what adds nodes asks for the tree.
///
/// What only looks at a record is inlined where it is asked: most of a build is such looks.
@usableFromInline package struct Node: Hashable, @unchecked Sendable {
  @usableFromInline let records: UnsafeMutablePointer<NodeRecord>
  @usableFromInline package unowned(unsafe) let tree: Tree
  @usableFromInline package let index: UInt32

  init(tree: Tree, index: UInt32) {
    self.init(tree: tree, records: tree.records, index: index)
  }

  @inlinable init(tree: Tree, records: UnsafeMutablePointer<NodeRecord>, index: UInt32) {
    self.tree = tree
    self.records = records
    self.index = index
  }

  /// Another node of the same tree.
  @inlinable package func node(_ index: UInt32) -> Node { Node(tree: tree, records: records, index: index) }

  @inlinable package static func == (a: Node, b: Node) -> Bool { a.index == b.index && a.records == b.records }
  @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  @inlinable var record: NodeRecord {
    get { records[Int(index)] }
    nonmutating _modify { yield &records[Int(index)] }
  }

  /// Where the bytes begin that texts are offsets into: the first record's place holds it.
  @inlinable @inline(__always)
  var textBase: UnsafePointer<UInt8> {
    UnsafeRawPointer(records).load(as: UnsafePointer<UInt8>.self)
  }

  @inlinable package var kind: NodeKind { record.kind }
  @inlinable package var tag: Tag { record.tag }
  @inlinable package var style: ScalarStyle { record.style }
  /// Where it was written, or the instruction that made it.
  @inlinable package var position: Position { record.position }
  @inlinable package var isScalar: Bool { kind == .scalar }
  @inlinable package var isMapping: Bool { kind == .mapping }
  @inlinable package var isSequence: Bool { kind == .sequence }
  @inlinable package var isNull: Bool { tag == .null }
  /// A scalar that is text, not a number, boolean, null or the like.
  @inlinable package var isString: Bool { isScalar && (tag == .string || tag == .custom) }
  /// A collection with nothing in it.
  @inlinable package var isEmptyCollection: Bool { !isScalar && record.first == 0 }
  @inlinable package var isNullOrEmptyCollection: Bool { isNull || isEmptyCollection }

  // MARK: Scalars

  /// The scalar's text, unescaped; nothing for a collection.
  @inlinable package var bytes: ByteSpan {
    guard isScalar else { return ByteSpan() }
    let record = record
    return ByteSpan(start: textBase + Int(record.first), count: Int(record.second))
  }

  @inlinable package var textRange: TextRange { TextRange(offset: record.first, length: record.second) }

  /// The scalar's text, unescaped; empty for a collection.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the scalar's text is this.
  @inlinable package func hasText(_ string: String) -> Bool { string.withBytes { hasBytes($0) } }

  /// Whether the scalar's text is this.
  @inlinable package func hasBytes(_ other: ByteSpan) -> Bool { records[Int(index)].hasBytes(other, textBase) }

  /// Whether two scalars have the same text.
  @inlinable package func hasSameText(as other: Node) -> Bool {
    bytes == other.bytes
  }

  // MARK: Collections

  @inlinable package var firstChild: Node? {
    let first = isScalar ? 0 : record.first
    return first == 0 ? nil : node(first)
  }

  @inlinable package var nextSibling: Node? {
    let next = record.next
    return next == 0 ? nil : node(next)
  }

  /// A sequence's elements; nothing for other nodes.
  @inlinable package var elements: Elements { Elements(of: self, next: isSequence ? record.first : 0) }

  /// A mapping's fields in the order in which they were written; nothing for other nodes.
  @inlinable package var fields: Fields { Fields(of: self, next: isMapping ? record.first : 0) }

  /// The element at a place in a sequence, counted from 0; nil where it ends before. Takes as many steps.
  package func element(at place: Int) -> Node? {
    var elements = elements
    var left = place
    while let element = elements.next() {
      if left == 0 { return element }
      left -= 1
    }
    return nil
  }

  /// How many elements or fields there are. Walks the chain.
  package var count: Int {
    switch kind {
    case .scalar: 0
    case .sequence: elements.reduce(0) { n, _ in n + 1 }
    case .mapping: fields.reduce(0) { n, _ in n + 1 }
    }
  }

  /// The field with a key, or nil.
  package func field(_ key: String) -> Field? {
    key.withBytes { field($0) }
  }

  /// The field with a key, or nil.
  @inlinable package func field(_ key: ByteSpan) -> Field? {
    let key = find(key)
    return key == 0 ? nil : Field(key: node(key), value: node(records[Int(key)].next))
  }

  /// The index of a key; zero where there is none or this is no mapping.
  @usableFromInline func find(_ key: ByteSpan) -> UInt32 {
    guard isMapping else { return 0 }
    let textBase = textBase
    var upcoming = record.first
    while upcoming != 0 {
      let record = records[Int(upcoming)]
      if record.hasBytes(key, textBase) { return upcoming }
      upcoming = records[Int(record.next)].next
    }
    return 0
  }

  /// The value of a key, or nil where there is none or this is no mapping.
  @inlinable func value(of key: ByteSpan) -> Node? {
    let key = find(key)
    return key == 0 ? nil : node(records[Int(key)].next)
  }

  /// The value of a key, or nil where there is none or this is no mapping.
  @inlinable package subscript(_ key: String) -> Node? { key.withBytes { value(of: $0) } }

  /// The value at the end of a path of keys.
  package subscript(path keys: String...) -> Node? {
    var node = self
    for key in keys {
      guard let next = node[key] else { return nil }
      node = next
    }
    return node
  }
}

extension NodeRecord {
  /// Whether it is a scalar with this text.
  @inlinable @inline(__always)
  func hasBytes(_ other: ByteSpan, _ textBase: UnsafePointer<UInt8>) -> Bool {
    kind == .scalar && ByteSpan(start: textBase + Int(first), count: Int(second)) == other
  }
}

/// A key and its value.
@usableFromInline package struct Field {
  @usableFromInline package var key: Node
  @usableFromInline package var value: Node

  @inlinable package init(key: Node, value: Node) {
    self.key = key
    self.value = value
  }
}

/// The elements of a sequence. An element may be removed or replaced while they are walked, once it was returned.
@usableFromInline package struct Elements: Sequence, IteratorProtocol {
  @usableFromInline let sequence: Node
  @usableFromInline var upcoming: UInt32

  @inlinable init(of sequence: Node, next: UInt32) {
    self.sequence = sequence
    upcoming = next
  }

  @inlinable package mutating func next() -> Node? {
    guard upcoming != 0 else { return nil }
    let node = sequence.node(upcoming)
    upcoming = node.record.next
    return node
  }
}

/// The fields of a mapping. A field may be removed while they are walked, once it was returned.
@usableFromInline package struct Fields: Sequence, IteratorProtocol {
  @usableFromInline let mapping: Node
  @usableFromInline var upcoming: UInt32

  @inlinable init(of mapping: Node, next: UInt32) {
    self.mapping = mapping
    upcoming = next
  }

  @inlinable package mutating func next() -> Field? {
    guard upcoming != 0 else { return nil }
    let key = mapping.node(upcoming)
    let value = mapping.node(key.record.next)
    upcoming = value.record.next
    return Field(key: key, value: value)
  }
}
