/// Which bytes of a store nobody is shown: files that a Secret is made of, the values of a Secret, and what was made of
/// either. A value is secret by where its text stands, whatever resource it has come to.
package struct SecretRanges: Sendable {
  private var ranges: [Range<UInt32>] = []
  /// Whether the ranges are in order, and none touches another.
  private var isSorted = true

  /// What stands where a secret is hidden.
  package static let mask = "***"

  package init() {}

  /// Whether there is anything to hide.
  package var isEmpty: Bool { ranges.isEmpty }

  package mutating func insert(_ range: TextRange) {
    guard range.length > 0 else { return }
    let range = range.offset..<(range.offset + range.length)
    if let last = ranges.last, range.lowerBound < last.upperBound { isSorted = false }
    ranges.append(range)
  }

  /// Whether any byte of a range is secret.
  package mutating func touches(_ range: TextRange) -> Bool {
    guard !ranges.isEmpty, range.length > 0 else { return false }
    if !isSorted { sort() }
    // The first that ends behind the beginning.
    let place = ranges.indices.partitionPoint { ranges[$0].upperBound <= range.offset }
    return place < ranges.count && ranges[place].lowerBound < range.offset + range.length
  }

  /// Forgets what stands beyond a length of the store.
  mutating func cut(to count: Int) { ranges.removeAll { Int($0.lowerBound) >= count } }

  private mutating func sort() {
    var merged: [Range<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
    isSorted = true
  }
}
