/// Finds the fields of a large mapping by their keys, and keeps up with what is set and removed: neither walks the mapping.
/// The mapping must be changed through it alone.
package struct KeyIndex {
  private let mapping: Node
  private var keys: [[UInt8]: UInt32] = [:]
  /// Further fields of a key that has several, the last one first: only the first field counts.
  private var repeated: [[UInt8]: [UInt32]] = [:]
  /// The value that stands before a key; 0 before the first.
  private var previous: [UInt32: UInt32] = [:]

  package init(_ mapping: Node) {
    self.mapping = mapping
    var last: UInt32 = 0
    for field in mapping.fields {
      let text = Array(field.key.bytes)
      if keys[text] == nil {
        keys[text] = field.key.index
      } else {
        repeated[text, default: []].append(field.key.index)
      }
      previous[field.key.index] = last
      last = field.value.index
    }
    repeated = repeated.mapValues { $0.reversed() }
  }

  package func value(of key: String) -> Node? { keys[Array(key.utf8)].flatMap { mapping.node($0).nextSibling } }

  /// Sets a field: replaces the value of a key in its place, or adds the field at the end.
  package mutating func set(_ key: String, _ value: Node) {
    let text = Array(key.utf8)
    guard let known = keys[text].map({ mapping.node($0) }), let old = known.nextSibling else {
      let last = mapping.record.second
      let key = mapping.tree.scalar(key, at: value.position)
      mapping.append(key: key, value: value)
      keys[text] = key.index
      previous[key.index] = last
      return
    }
    mapping.replace(Field(key: known, value: old), with: value)
    if let next = value.nextSibling { previous[next.index] = value.index }
  }

  /// Takes a field out, and returns its value; nil where there is none.
  package mutating func remove(_ key: String) -> Node? {
    let text = Array(key.utf8)
    guard let key = keys[text].map({ mapping.node($0) }), let value = key.nextSibling,
      let before = previous.removeValue(forKey: key.index)
    else { return nil }
    keys[text] = repeated[text]?.popLast()
    if let next = value.nextSibling { previous[next.index] = before }
    mapping.remove(Field(key: key, value: value), after: before == 0 ? nil : mapping.node(before))
    return value
  }
}
