/// Walks the fields of a mapping in order, and takes out any of them without a search for its place.
@usableFromInline package struct FieldWalk {
  @usableFromInline let mapping: Node
  /// The key that is returned next, of which nothing has to be kept but its index; zero at the end.
  @usableFromInline var upcoming: UInt32
  /// The value that was returned last, and the last one before it that was kept; zero where there is none.
  @usableFromInline var current: UInt32 = 0
  @usableFromInline var previous: UInt32 = 0

  @inlinable package init(_ mapping: Node) {
    self.mapping = mapping
    upcoming = mapping.record.first
  }

  @inlinable package mutating func next() -> Field? {
    if current != 0 { previous = current }
    guard upcoming != 0 else {
      current = 0
      return nil
    }
    let key = mapping.node(upcoming)
    let value = mapping.node(key.record.next)
    upcoming = value.record.next
    current = value.index
    return Field(key: key, value: value)
  }

  /// Takes out the field that `next` returned last.
  package mutating func remove() {
    if previous != 0 {
      mapping.node(previous).record.next = upcoming
    } else {
      mapping.record.first = upcoming
    }
    if upcoming == 0 { mapping.record.second = previous }
    current = 0
  }
}
