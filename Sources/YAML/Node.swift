import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A handle to one node of a tree. It is two words, is copied freely and keeps nothing alive: the tree must
/// outlive it.
package struct Node: Hashable, @unchecked Sendable {
  package unowned(unsafe) let tree: Tree
  package let index: UInt32

  @inlinable package init(tree: Tree, index: UInt32) {
    self.tree = tree
    self.index = index
  }

  @inlinable package static func == (a: Node, b: Node) -> Bool { a.index == b.index && a.tree === b.tree }
  package func hash(into hasher: inout Hasher) { hasher.combine(index) }

  @inlinable package var record: NodeRecord {
    get { tree.records[Int(index)] }
    nonmutating _modify { yield &tree.records[Int(index)] }
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
  @inlinable package var bytes: UnsafeBufferPointer<UInt8> {
    guard isScalar else { return UnsafeBufferPointer(start: nil, count: 0) }
    return tree.text.bytes(textRange)
  }

  @inlinable package var textRange: TextRange { TextRange(offset: record.first, length: record.second) }

  /// The scalar's text, unescaped; empty for a collection.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the scalar's text is this.
  @inlinable package func hasText(_ string: String) -> Bool {
    var string = string
    return string.withUTF8 { hasBytes($0) }
  }

  /// Whether the scalar's text is this.
  @inlinable package func hasBytes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.second) == other.count else { return false }
    guard let start = other.baseAddress, other.count > 0 else { return true }
    return memcmp(start, tree.text.base + Int(record.first), other.count) == 0
  }

  /// Whether two scalars have the same text.
  @inlinable package func hasSameText(as other: Node) -> Bool {
    let a = bytes
    let b = other.bytes
    return a.count == b.count && (a.count == 0 || memcmp(a.baseAddress!, b.baseAddress!, a.count) == 0)
  }

  // MARK: Collections

  @inlinable package var firstChild: Node? {
    let first = isScalar ? 0 : record.first
    return first == 0 ? nil : Node(tree: tree, index: first)
  }

  @inlinable package var nextSibling: Node? {
    let next = record.next
    return next == 0 ? nil : Node(tree: tree, index: next)
  }

  /// A sequence's elements; nothing for other nodes.
  @inlinable package var elements: Elements { Elements(tree: tree, next: isSequence ? record.first : 0) }

  /// A mapping's fields in the order in which they were written; nothing for other nodes.
  @inlinable package var fields: Fields { Fields(tree: tree, next: isMapping ? record.first : 0) }

  /// How many elements or fields there are. Walks the chain.
  package var count: Int {
    switch kind {
    case .scalar: 0
    case .sequence: elements.reduce(0) { n, _ in n + 1 }
    case .mapping: fields.reduce(0) { n, _ in n + 1 }
    }
  }

  /// The field with a key, or nil.
  @inlinable package func field(_ key: String) -> Field? {
    var key = key
    return key.withUTF8 { field($0) }
  }

  /// The field with a key, or nil.
  @inlinable package func field(_ key: UnsafeBufferPointer<UInt8>) -> Field? {
    for field in fields where field.key.hasBytes(key) { return field }
    return nil
  }

  /// The value of a key, or nil where there is none or this is no mapping.
  @inlinable package subscript(_ key: String) -> Node? { field(key)?.value }

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

/// A key and its value.
package struct Field {
  package var key: Node
  package var value: Node

  @inlinable package init(key: Node, value: Node) {
    self.key = key
    self.value = value
  }
}

/// The elements of a sequence. An element may be removed or replaced while they are walked, once it was returned.
package struct Elements: Sequence, IteratorProtocol {
  @usableFromInline unowned(unsafe) let tree: Tree
  @usableFromInline var upcoming: UInt32

  @inlinable init(tree: Tree, next: UInt32) {
    self.tree = tree
    self.upcoming = next
  }

  @inlinable package mutating func next() -> Node? {
    guard upcoming != 0 else { return nil }
    let node = Node(tree: tree, index: upcoming)
    upcoming = tree.records[Int(upcoming)].next
    return node
  }
}

/// The fields of a mapping. A field may be removed while they are walked, once it was returned.
package struct Fields: Sequence, IteratorProtocol {
  @usableFromInline unowned(unsafe) let tree: Tree
  @usableFromInline var upcoming: UInt32

  @inlinable init(tree: Tree, next: UInt32) {
    self.tree = tree
    self.upcoming = next
  }

  @inlinable package mutating func next() -> Field? {
    guard upcoming != 0 else { return nil }
    let key = Node(tree: tree, index: upcoming)
    let value = Node(tree: tree, index: tree.records[Int(upcoming)].next)
    upcoming = tree.records[Int(value.index)].next
    return Field(key: key, value: value)
  }
}
