import YAML

/// The fields of a patch's mapping, each taken once: found by walking a small mapping, through a table in a large
/// one.
struct PatchFields {
  private let patch: Node
  /// One bit for each field of a small mapping.
  private var taken: UInt32 = 0
  /// The fields of a large mapping that are not taken.
  private var table: [KeyText: Node]?

  /// Above this many fields a table is made.
  private static let threshold = 16

  /// - Parameter mayRepeatKeys: whether a key may stand twice, of which the first counts.
  init(_ patch: Node, mayRepeatKeys: Bool) {
    self.patch = patch
    var count = 0
    for _ in patch.fields { count += 1 }
    guard count > Self.threshold else {
      if mayRepeatKeys { passOverRepeatedKeys() }
      return
    }
    var table = [KeyText: Node](minimumCapacity: count)
    // Of a key that stands twice the first counts.
    for field in patch.fields where table[KeyText(node: field.key)] == nil {
      table[KeyText(node: field.key)] = field.value
    }
    self.table = table
  }

  private mutating func passOverRepeatedKeys() {
    var seen: Set<KeyText> = []
    for (place, field) in patch.fields.enumerated() where !seen.insert(KeyText(node: field.key)).inserted {
      taken |= 1 << UInt32(place)
    }
  }

  /// The value of a key, which is marked as taken.
  mutating func take(_ key: Node) -> Node? {
    if table != nil { return table?.removeValue(forKey: KeyText(node: key)) }
    var bit: UInt32 = 1
    for field in patch.fields {
      if taken & bit == 0, field.key.hasSameText(as: key) {
        taken |= bit
        return field.value
      }
      bit <<= 1
    }
    return nil
  }

  /// Visits the other fields in the order in which they were written. A visited field may be put elsewhere.
  func forEachNotTaken(_ body: (Field) throws -> Void) rethrows {
    var bit: UInt32 = 1
    for field in patch.fields {
      if let table {
        if table[KeyText(node: field.key)] == field.value { try body(field) }
      } else {
        if taken & bit == 0 { try body(field) }
        bit <<= 1
      }
    }
  }
}
