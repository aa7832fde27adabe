/// Walks the fields of a mapping in order, and takes out any of them without a search for its place.
package struct FieldWalk {
  private let mapping: Node
  private var upcoming: Node?
  private var current: Field?
  /// The last value that was kept.
  private var previous: Node?

  package init(_ mapping: Node) {
    self.mapping = mapping
    upcoming = mapping.firstChild
  }

  package mutating func next() -> Field? {
    if let current { previous = current.value }
    guard let key = upcoming, let value = key.nextSibling else {
      current = nil
      return nil
    }
    upcoming = value.nextSibling
    let field = Field(key: key, value: value)
    current = field
    return field
  }

  /// Takes out the field that `next` returned last.
  package mutating func remove() {
    let following = upcoming?.index ?? 0
    if let previous {
      previous.record.next = following
    } else {
      mapping.record.first = following
    }
    if following == 0 { mapping.record.second = previous?.index ?? 0 }
    current = nil
  }
}
