import Diagnostics

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

  /// Puts a mapping's keys on the stack, sorted by their bytes.
  mutating func pushByBytes(_ mapping: Node) -> Range<Int> {
    let start = count
    var key = mapping.record.first
    while key != 0 {
      if count == capacity { grow() }
      indices[count] = key
      count += 1
      key = mapping.records[Int(mapping.records[Int(key)].next)].next
    }
    let range = start..<count
    sort(range, of: mapping) { KeyOrder.precedesByBytes($0, $1) }
    return range
  }

  /// Puts a mapping's keys on the stack, sorted as goyaml v2 does.
  ///
  /// Its order is none: `a10` comes before `a1b`, that before `a2`, and that before `a10`. goyaml v2 sorts such keys
  /// one way or another, as Go's map happens to give them; mostly as it gives them sorted by bytes, which is where
  /// this begins, always.
  mutating func push(_ mapping: Node) -> Range<Int> {
    let range = pushByBytes(mapping)
    sort(range, of: mapping) { KeyOrder.precedes($0, $1) }
    return range
  }

  mutating func pop(_ range: Range<Int>) { count = range.lowerBound }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  private func sort(
    _ range: Range<Int>, of mapping: Node,
    by precedes: (ByteSpan, ByteSpan) -> Bool
  ) {
    if range.count > Self.fewKeys {
      var keys = UnsafeMutableBufferPointer(start: indices + range.lowerBound, count: range.count)
      keys.sort { precedes(mapping.node($0).bytes, mapping.node($1).bytes) }
      return
    }
    guard range.count > 1 else { return }
    for i in range.lowerBound + 1..<range.upperBound {
      let index = indices[i]
      let key = mapping.node(index).bytes
      var hole = i
      while hole > range.lowerBound, precedes(key, mapping.node(indices[hole - 1]).bytes) {
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
