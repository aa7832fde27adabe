import Diagnostics

extension Node {
  // MARK: Sequences

  /// Puts a node, which must stand nowhere else, at the end of a sequence.
  package func append(_ element: Node) {
    link(element, after: record.second)
  }

  /// Puts a node at the beginning of a sequence.
  package func prepend(_ element: Node) {
    element.record.next = record.first
    record.first = element.index
    if record.second == 0 { record.second = element.index }
  }

  /// Puts a node, which must stand nowhere else, at a place in a sequence, counted from 0. Takes as many steps.
  ///
  /// - Returns: false where the sequence ends before that place; nothing has changed then.
  package func insert(_ element: Node, at place: Int) -> Bool {
    guard place > 0 else {
      prepend(element)
      return true
    }
    guard let previous = self.element(at: place - 1) else { return false }
    insert(element, after: previous)
    return true
  }

  /// Puts a node, which must stand nowhere else, behind an element of a sequence; nil stands before the first.
  func insert(_ element: Node, after previous: Node?) {
    guard let previous else { return prepend(element) }
    element.record.next = previous.record.next
    previous.record.next = element.index
    if record.second == previous.index { record.second = element.index }
  }

  /// Takes an element out of a sequence. The element must be one of it.
  package func remove(_ element: Node) {
    unlink(first: element, last: element)
  }

  /// Takes an element out of a sequence. It must stand behind the other one, or be the first where that is nil.
  func remove(_ element: Node, after previous: Node?) {
    unlink(first: element, last: element, after: previous?.index ?? 0)
  }

  // MARK: Mappings

  /// Puts a field at the end of a mapping, which must not have the key yet.
  package func append(key: Node, value: Node) {
    link(key, after: record.second)
    link(value, after: key.index)
  }

  /// Puts a field at the end of a mapping, which must not have the key yet. The key is placed where the value is.
  package func append(_ key: String, _ value: Node) {
    append(key: tree.scalar(key, at: value.position), value: value)
  }

  /// Sets a field: replaces the value of a key in its place, or adds the field at the end.
  package func set(_ key: String, _ value: Node) {
    if let field = field(key) {
      replace(field, with: value)
    } else {
      append(key, value)
    }
  }

  /// Sets a field to a string.
  package func set(_ key: String, string: String, at position: Position = .nowhere) {
    set(key, tree.scalar(string, at: position))
  }

  /// Puts another value, which must stand nowhere else, into the place of a field's value.
  package func replace(_ field: Field, with value: Node) {
    guard value != field.value else { return }
    value.noteReplacing(field.value)
    value.record.next = field.value.record.next
    field.key.record.next = value.index
    if record.second == field.value.index { record.second = value.index }
  }

  /// Takes a field out of a mapping and returns it, or nil where there is none.
  @discardableResult
  package func removeField(_ key: String) -> Field? {
    guard let field = field(key) else { return nil }
    remove(field)
    return field
  }

  package func remove(_ field: Field) {
    unlink(first: field.key, last: field.value)
  }

  /// Takes a field out of a mapping. It must stand behind the other value, or be the first where that is nil.
  func remove(_ field: Field, after previous: Node?) {
    unlink(first: field.key, last: field.value, after: previous?.index ?? 0)
  }

  /// Takes out all elements or fields.
  package func removeAll() {
    record.first = 0
    record.second = 0
  }

  // MARK: Any node

  /// Becomes what another node is, in the place of this one. The other must not be used afterwards: its
  /// children are this one's now.
  package func become(_ other: Node) {
    guard other != self else { return }
    let next = record.next
    let history = historyOfBecoming(other)
    record = other.record
    record.next = next
    record.history = history
  }

  /// Changes a scalar's text and leaves its type.
  package func setText(_ string: String, at position: Position? = nil) {
    if tree.history != nil {
      return become(tree.scalar(tree.text.append(string), tag: tag, style: style, at: position ?? self.position))
    }
    let range = tree.text.append(string)
    record.first = range.offset
    record.second = range.length
    if let position { record.position = position }
  }

  /// Becomes a string.
  package func setString(_ string: String, at position: Position? = nil) {
    let place = position ?? self.position
    become(tree.scalar(string, at: place))
  }

  /// A copy of the node and all below it, in the same tree, that stands nowhere.
  package func copy() -> Node {
    var record = self.record
    record.next = 0
    guard kind != .scalar else { return tree.add(record) }
    var child = record.first
    record.first = 0
    record.second = 0
    let copy = tree.add(record)
    while child != 0 {
      copy.append(node(child).copy())
      child = records[Int(child)].next
    }
    return copy
  }

  /// Whether two nodes have the same types and texts, with fields in any order.
  package func isEqual(to other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar:
      return tag == other.tag && hasSameText(as: other)
    case .sequence:
      var others = other.elements
      for element in elements {
        guard let match = others.next(), element.isEqual(to: match) else { return false }
      }
      return others.next() == nil
    case .mapping:
      guard count == other.count else { return false }
      let index = FieldIndex(other)
      for field in fields {
        guard let match = index[field.key], field.value.isEqual(to: match.value) else { return false }
      }
      return true
    }
  }

  // MARK: Chains

  func link(_ node: Node, after previous: UInt32) {
    node.record.next = 0
    if previous == 0 {
      record.first = node.index
    } else {
      records[Int(previous)].next = node.index
    }
    record.second = node.index
  }

  private func unlink(first: Node, last: Node) {
    var previous: UInt32 = 0
    if record.first != first.index {
      previous = record.first
      while previous != 0, records[Int(previous)].next != first.index {
        previous = records[Int(previous)].next
      }
      guard previous != 0 else { return }
    }
    unlink(first: first, last: last, after: previous)
  }

  /// - Parameter previous: what stands before them; 0 where nothing does.
  private func unlink(first: Node, last: Node, after previous: UInt32) {
    let following = last.record.next
    if previous == 0 {
      record.first = following
    } else {
      records[Int(previous)].next = following
    }
    if following == 0 { record.second = previous }
  }
}
