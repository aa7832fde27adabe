/// A set of Unicode scalars: those of ASCII as bits, the others as ranges.
struct ScalarSet: Sendable {
  typealias Range = ClosedRange<UInt32>

  /// Bit n stands for the scalar n, and of `high` for the scalar 64 + n.
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  /// What lies beyond ASCII; in order and apart where the set is normal.
  private(set) var ranges: [Range] = []
  private var isNormal = true
  /// How many ranges there may be before they are put in order, which many classes in one overlap for.
  private var limit = 1024

  static let last: UInt32 = 0x10FFFF

  init() {}

  init(_ ranges: Range...) {
    for range in ranges { insert(range) }
  }

  mutating func insert(_ scalar: UInt32) { insert(scalar...scalar) }

  mutating func insert(_ range: Range) {
    if range.lowerBound < 64 { low |= Self.bits(range.lowerBound, min(range.upperBound, 63)) }
    if range.lowerBound < 128, range.upperBound >= 64 {
      high |= Self.bits(max(range.lowerBound, 64) - 64, min(range.upperBound, 127) - 64)
    }
    guard range.upperBound >= 128 else { return }
    let first = max(range.lowerBound, 128)
    if let before = ranges.last?.upperBound {
      if first == before + 1 {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound...range.upperBound
        return
      }
      isNormal = isNormal && first > before
    }
    ranges.append(first...range.upperBound)
    if ranges.count > limit { normalize() }
  }

  private static func bits(_ first: UInt32, _ last: UInt32) -> UInt64 {
    (UInt64.max >> UInt64(63 - (last - first))) << UInt64(first)
  }

  mutating func formUnion(_ other: ScalarSet) {
    low |= other.low
    high |= other.high
    guard !other.ranges.isEmpty else { return }
    if ranges.isEmpty {
      (ranges, isNormal) = (other.ranges, other.isNormal)
    } else {
      ranges += other.ranges
      isNormal = false
      if ranges.count > limit { normalize() }
    }
  }

  /// Whether a scalar is in the set, which is normal.
  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
    if scalar < 128 { return high >> UInt64(scalar - 64) & 1 == 1 }
    var (first, end) = (0, ranges.count)
    while first < end {
      let middle = (first + end) / 2
      if ranges[middle].upperBound < scalar { first = middle + 1 } else { end = middle }
    }
    return first < ranges.count && ranges[first].lowerBound <= scalar
  }

  /// Makes the set all other scalars.
  mutating func invert() {
    normalize()
    (low, high) = (~low, ~high)
    var gaps: [Range] = []
    var next: UInt32 = 128
    for range in ranges {
      if next < range.lowerBound { gaps.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= Self.last { gaps.append(next...Self.last) }
    ranges = gaps
  }

  /// Puts the ranges in order, and joins those that touch.
  mutating func normalize() {
    guard !isNormal else { return }
    isNormal = true
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var joined: [Range] = []
    for range in ranges {
      if let previous = joined.last, range.lowerBound <= previous.upperBound + 1 {
        joined[joined.count - 1] = previous.lowerBound...max(previous.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
    limit = max(limit, 2 * joined.count)
  }

  /// Adds what differs from an element in case only.
  mutating func foldCase() {
    let capitals = (high >> 1) & 0x3FF_FFFF
    let smalls = (high >> 33) & 0x3FF_FFFF
    let letters = capitals | smalls
    high |= letters << 1 | letters << 33
    normalize()
    // The Kelvin sign and the long s are letters of ASCII in another case, and the only ones beyond it.
    let beyond = ranges
    if letters & (1 << 10) != 0 { insert(0x212A) }
    if letters & (1 << 18) != 0 { insert(0x017F) }
    for range in beyond {
      for scalar in CaseFolding.scalars(in: range) {
        CaseFolding.forEachEquivalent(of: scalar) { insert($0) }
      }
    }
    normalize()
  }
}
