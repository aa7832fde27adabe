import YAML

/// The fields of a patch's mapping, each taken once. Of two keys of the same text the first is taken.
struct PatchFields {
  private let patch: Node
  private let index: FieldIndex
  /// One bit for each field: in one word for the first of them, as most mappings are small.
  private var taken: UInt64 = 0
  private var moreTaken: [Bool] = []

  /// - Parameter mayRepeatKeys: whether a key may stand twice, of which the first counts.
  init(_ patch: Node, mayRepeatKeys: Bool) {
    self.patch = patch
    index = FieldIndex(patch)
    if index.count > UInt64.bitWidth {
      moreTaken = [Bool](repeating: false, count: index.count - UInt64.bitWidth)
    }
    if mayRepeatKeys { passOverRepeatedKeys() }
  }

  private mutating func passOverRepeatedKeys() {
    for (place, field) in patch.fields.enumerated() where index.find(field.key)?.place != place { take(place) }
  }

  /// The field with a key, which is marked as taken.
  mutating func take(_ key: Node) -> Field? {
    guard let (place, field) = index.find(key), !isTaken(place) else { return nil }
    take(place)
    return field
  }

  private mutating func take(_ place: Int) {
    if place < UInt64.bitWidth { taken |= 1 << UInt64(place) } else { moreTaken[place - UInt64.bitWidth] = true }
  }

  private func isTaken(_ place: Int) -> Bool {
    place < UInt64.bitWidth ? taken & 1 << UInt64(place) != 0 : moreTaken[place - UInt64.bitWidth]
  }

  /// Visits the other fields in the order in which they were written. A visited field may be put elsewhere.
  func forEachNotTaken(_ body: (Field) throws -> Void) rethrows {
    var place = 0
    for field in patch.fields {
      if !isTaken(place) { try body(field) }
      place += 1
    }
  }
}
