/// The keys of the mappings that a writer is in, each mapping's in the order of writing: a stack of node indices.
struct WriterKeys: ~Copyable {
  private var indices: UnsafeMutablePointer<UInt32>
  private var count = 0
  private var capacity = 256

  /// Above this many keys a sort that grows with n log n is worth its set-up.
  private static let fewKeys = 24

  init() { indices = .allocate(capacity: capacity) }

  deinit { indices.deallocate() }

  @inline(__always)
  subscript(i: Int) -> UInt32 { indices[i] }

  /// Puts a mapping's keys on the stack, sorted.
  ///
  /// - Parameter precedes: whether one key comes before another.
  mutating func push(
    fieldsOf mapping: Node,
    by precedes: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool = KeyOrder.precedes
  ) -> Range<Int> {
    let tree = mapping.tree
    let start = count
    var key = mapping.record.first
    while key != 0 {
      if count == capacity { grow() }
      indices[count] = key
      count += 1
      key = tree.records[Int(tree.records[Int(key)].next)].next
    }
    let range = start..<count
    if range.count <= Self.fewKeys {
      insertionSort(range, tree, precedes)
    } else {
      var keys = UnsafeMutableBufferPointer(start: indices + start, count: range.count)
      keys.sort {
        precedes(tree.node($0).bytes, tree.node($1).bytes)
      }
    }
    return range
  }

  mutating func pop(_ range: Range<Int>) { count = range.lowerBound }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  private func insertionSort(
    _ range: Range<Int>, _ tree: Tree, _ precedes: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    guard range.count > 1 else { return }
    for i in range.dropFirst() {
      let index = indices[i]
      let key = tree.node(index).bytes
      var hole = i
      while hole > range.lowerBound, precedes(key, tree.node(indices[hole - 1]).bytes) {
        indices[hole] = indices[hole - 1]
        hole -= 1
      }
      indices[hole] = index
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    larger.update(from: indices, count: count)
    indices.deallocate()
    indices = larger
    capacity *= 2
  }
}
