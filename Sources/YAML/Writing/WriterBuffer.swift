import Diagnostics

/// The bytes that a writer has written, in memory of its own that doubles as it fills. Where it is large the system moves
/// its pages instead of copying them.
struct WriterBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 1 << 14) {
    self.capacity = capacity
    base = Self.allocate(nil, capacity)
  }

  deinit { System.free(base) }

  /// Makes memory larger, which may move it; new one where there is none yet.
  private static func allocate(_ old: UnsafeMutablePointer<UInt8>?, _ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    guard let memory = System.resize(old, capacity) else { fatalError("strata: no memory for the output") }
    return memory.assumingMemoryBound(to: UInt8.self)
  }

  var bytes: ByteSpan { ByteSpan(start: base, count: count) }

  /// Makes room for so many more bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    while capacity < count + more { capacity *= 2 }
    base = Self.allocate(base, capacity)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ first: UInt8, _ second: UInt8) {
    reserve(2)
    base[count] = first
    base[count + 1] = second
    count += 2
  }

  @inline(__always)
  mutating func append(_ bytes: ByteSpan) {
    reserve(bytes.count)
    (base + count).update(from: bytes.start, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withBytes { append($0) }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(text.bytes)
  }

  @inline(__always)
  mutating func appendSpaces(_ number: Int) {
    reserve(number)
    (base + count).update(repeating: UInt8(ascii: " "), count: number)
    count += number
  }

  mutating func append(_ value: IntegerValue) {
    switch value {
    case .signed(let number):
      if number < 0 { append(UInt8(ascii: "-")) }
      append(decimal: number.magnitude)
    case .unsigned(let number): append(decimal: number)
    }
  }

  private mutating func append(decimal number: UInt64) {
    reserve(20)
    var rest = number
    var length = 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = number
    for place in stride(from: count + length - 1, through: count, by: -1) {
      base[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    count += length
  }

  /// Takes back what was written after there were so many bytes.
  mutating func truncate(to count: Int) {
    self.count = count
  }
}
