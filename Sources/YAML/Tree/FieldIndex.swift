import Diagnostics

/// Finds the fields of a mapping by key: by walking a small one, through a table for a large one, so that
/// comparing or merging two mappings grows in a straight line. Of two keys of the same text the first is found.
package struct FieldIndex {
  private let mapping: Node
  /// How many fields there are.
  package let count: Int
  /// The fields of a large mapping.
  private var fields: [Field] = []
  private var index = SmallIndex()

  package init(_ mapping: Node) {
    self.mapping = mapping
    count = mapping.count
    guard count > SmallIndex.few else { return }
    fields = Array(mapping.fields)
    for _ in fields { index.append { [fields] in KeyText(node: fields[$0].key).hashValue } }
  }

  package subscript(_ key: Node) -> Field? { find(key)?.field }

  /// A field, and how many stand before it.
  package func find(_ key: Node) -> (place: Int, field: Field)? {
    guard fields.isEmpty else {
      let place = index.first(
        hash: { KeyText(node: key).hashValue }, where: { fields[$0].key.hasSameText(as: key) })
      return place.map { ($0, fields[$0]) }
    }
    var place = 0
    for field in mapping.fields {
      if field.key.hasSameText(as: key) { return (place, field) }
      place += 1
    }
    return nil
  }
}

/// A scalar that is hashed and compared by its text.
package struct KeyText: Hashable {
  package let node: Node

  package init(node: Node) { self.node = node }

  package static func == (a: KeyText, b: KeyText) -> Bool { a.node.hasSameText(as: b.node) }
  package func hash(into hasher: inout Hasher) { node.bytes.hash(into: &hasher) }
}
