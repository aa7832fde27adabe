/// Finds entries that stand elsewhere, in an array, by what they are: a few are looked through one by one, which costs
/// no hash and no memory, many are found through a table.
///
/// ```swift
/// if let place = index.first(hash: { hash(of: name) }, where: { entries[$0].name == name }) { return entries[place] }
/// entries.append(entry)
/// index.append { hash(of: entries[$0].name) }
/// ```
///
/// Of entries that are the same the first is found.
@usableFromInline package struct SmallIndex: Sendable {
  /// So many are looked through one by one.
  @inlinable package static var few: Int { 16 }

  @usableFromInline package private(set) var count = 0
  /// Places of entries, counted from 1, where their hashes put them. Of many only; a power of two, half of them free.
  private var slots: [Int32] = []

  package init() {}

  /// The place of the first entry that is the wanted one.
  ///
  /// - Parameters:
  ///   - hash: that of the wanted entry.
  ///   - isWanted: whether it is the entry at a place.
  @inlinable package func first(hash: () -> Int, where isWanted: (Int) -> Bool) -> Int? {
    guard count > Self.few else {
      for place in 0..<count where isWanted(place) { return place }
      return nil
    }
    return find(hash(), where: isWanted)
  }

  @usableFromInline func find(_ hash: Int, where isWanted: (Int) -> Bool) -> Int? {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if isWanted(place) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes up the entry that stands behind those that it has.
  ///
  /// - Parameter hash: that of the entry at a place.
  package mutating func append(hash: (Int) -> Int) {
    count += 1
    guard count > Self.few else { return }
    if count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: max(64, slots.count * 2))
      for place in 0..<count { insert(place, hash(place)) }
    } else {
      insert(count - 1, hash(count - 1))
    }
  }

  private mutating func insert(_ place: Int, _ hash: Int) {
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: place + 1)
  }
}
