/// Simple case folding: the scalars that differ in case only stand in a ring, in which each leads to the next. Those
/// of most have two members, some have three or four.
enum CaseFolding {
  /// Every scalar that has equivalents, in order, with the next of its ring.
  private static let rings: [(scalar: UInt32, next: UInt32)] = {
    var numbers = UnicodeTables.Numbers(UnicodeTables.foldRuns)
    var rings: [(scalar: UInt32, next: UInt32)] = []
    var first: UInt32 = 0
    while let distance = numbers.next(), let shape = numbers.next(), let step = numbers.next() {
      first += distance
      for i in 0...shape / 2 {
        let scalar = first + i * (shape % 2 + 1)
        rings.append((scalar, step % 2 == 0 ? scalar + step / 2 : scalar - step / 2))
      }
    }
    return rings.sorted { $0.scalar < $1.scalar }
  }()

  /// Where the first entry stands that is not below a scalar.
  private static func index(of scalar: UInt32) -> Int {
    var (first, end) = (0, rings.count)
    while first < end {
      let middle = (first + end) / 2
      if rings[middle].scalar < scalar { first = middle + 1 } else { end = middle }
    }
    return first
  }

  /// The scalars of a range that have equivalents.
  static func scalars(in range: ScalarSet.Range) -> some Sequence<UInt32> {
    rings[index(of: range.lowerBound)...].lazy.map(\.scalar).prefix { $0 <= range.upperBound }
  }

  /// Visits what differs from a scalar in case only, but not the scalar itself.
  static func forEachEquivalent(of scalar: UInt32, _ visit: (UInt32) -> Void) {
    var current = scalar
    repeat {
      let i = index(of: current)
      guard i < rings.count, rings[i].scalar == current else { return }
      current = rings[i].next
      if current != scalar { visit(current) }
    } while current != scalar
  }

  static func hasEquivalents(_ scalar: UInt32) -> Bool {
    let i = index(of: scalar)
    return i < rings.count && rings[i].scalar == scalar
  }

  /// A scalar with all that differ from it in case only.
  static func set(of scalar: UInt32) -> ScalarSet {
    var set = ScalarSet(scalar...scalar)
    forEachEquivalent(of: scalar) { set.insert($0) }
    return set
  }
}
