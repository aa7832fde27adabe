import Diagnostics

extension BlockScanner {
  /// Tells whether a key stands twice in a mapping: by one bit for each key while they are few, so that most are not
  /// compared at all.
  struct KeySet {
    private var bits: UInt64 = 0
    private var count = 0

    /// Whether `areDifferent` has to tell in the end.
    var areMany: Bool { count > SmallIndex.few }

    /// Takes up a key that is to be linked to its mapping; false where it stands there already.
    @inline(__always)
    mutating func insert(_ key: ByteSpan, into mapping: UInt32, _ tree: borrowing TreeAppender) -> Bool {
      count += 1
      guard !areMany else { return true }
      let bit = UInt64(1) << Self.number(of: key)
      guard bits & bit != 0 else {
        bits |= bit
        return true
      }
      return !tree.hasKey(key, in: mapping)
    }

    /// A number below 64 that most keys of one mapping have for themselves.
    private static func number(of key: ByteSpan) -> UInt64 {
      guard let first = key.first, let last = key.last else { return 0 }
      return (UInt64(first) &* 31 &+ UInt64(last) &* 7 &+ UInt64(key.count) &* 11) & 63
    }

    /// Whether the keys of a mapping, all of which are linked to it, are different.
    func areDifferent(in mapping: UInt32, _ tree: borrowing TreeAppender) -> Bool {
      var seen = Set<KeyText>(minimumCapacity: count)
      for field in tree.node(mapping).fields where !seen.insert(KeyText(node: field.key)).inserted { return false }
      return true
    }
  }
}
