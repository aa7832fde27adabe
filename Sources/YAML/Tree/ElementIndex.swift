/// Finds the elements of a long list by their places, and keeps up with what is put in and taken out: neither walks the list.
/// The list must be changed through it alone.
///
/// The elements stand in blocks, and a tree of sums says which block has a place:
///
/// ```
/// list      a ─► b ─► c ─► d ─► e ─► f ─► g
/// blocks    [a b c]       [d e]    [f g]
/// sums       3  5 (3+2)    2  ...            place 4: the second block, its element 1
/// ```
package struct ElementIndex {
  /// As many as are moved in no time when one is put among them.
  private static let blockSize = 512

  private let list: Node
  private var blocks: [[UInt32]] = []
  private var sums = PrefixSums([])
  package private(set) var count = 0

  package init(_ list: Node) {
    self.list = list
    var elements = list.elements
    while let first = elements.next() {
      var block = [first.index]
      while block.count < Self.blockSize / 2, let element = elements.next() { block.append(element.index) }
      blocks.append(block)
      count += block.count
    }
    sums = PrefixSums(blocks.map(\.count))
  }

  /// The element at a place, counted from 0; nil where the list ends before.
  package func element(at place: Int) -> Node? {
    guard place >= 0, place < count else { return nil }
    let (block, offset) = sums.find(place)
    return list.node(blocks[block][offset])
  }

  /// Puts a node, which must stand nowhere else, at a place.
  ///
  /// - Returns: false where the list ends before that place; nothing has changed then.
  package mutating func insert(_ element: Node, at place: Int) -> Bool {
    guard place >= 0, place <= count else { return false }
    list.insert(element, after: self.element(at: place - 1))
    if blocks.isEmpty { (blocks, sums) = ([[]], PrefixSums([0])) }
    // Behind the last element of a block rather than before the first of the next.
    let (block, offset) = place == 0 ? (0, 0) : sums.find(place - 1)
    blocks[block].insert(element.index, at: place == 0 ? 0 : offset + 1)
    count += 1
    if blocks[block].count > Self.blockSize {
      split(block)
    } else {
      sums.add(1, at: block)
    }
    return true
  }

  /// Takes out the element at a place.
  package mutating func remove(at place: Int) -> Node? {
    guard let element = element(at: place) else { return nil }
    list.remove(element, after: self.element(at: place - 1))
    let (block, offset) = sums.find(place)
    blocks[block].remove(at: offset)
    sums.add(-1, at: block)
    count -= 1
    return element
  }

  private mutating func split(_ block: Int) {
    let middle = blocks[block].count / 2
    blocks.insert(Array(blocks[block][middle...]), at: block + 1)
    blocks[block].removeLast(blocks[block].count - middle)
    sums = PrefixSums(blocks.map(\.count))
  }
}

/// Numbers, of which the sum of the first so many is found in a few steps, and so is where a sum is reached (a Fenwick tree).
private struct PrefixSums {
  /// At i, counted from 1: the sum of as many numbers up to i as the lowest bit of i says.
  private var sums: [Int]

  init(_ numbers: [Int]) {
    sums = [0] + numbers
    for i in 1..<sums.count where i + (i & -i) < sums.count { sums[i + (i & -i)] += sums[i] }
  }

  mutating func add(_ difference: Int, at place: Int) {
    var i = place + 1
    while i < sums.count {
      sums[i] += difference
      i += i & -i
    }
  }

  /// Which number a count falls into when it is counted through all of them, and how far into it.
  func find(_ count: Int) -> (place: Int, offset: Int) {
    var place = 0
    var left = count
    var step = 1 << (Int.bitWidth - 1 - sums.count.leadingZeroBitCount)
    while step > 0 {
      if place + step < sums.count, sums[place + step] <= left {
        place += step
        left -= sums[place]
      }
      step >>= 1
    }
    return (place, left)
  }
}
