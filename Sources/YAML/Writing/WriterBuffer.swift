import Diagnostics

/// The bytes that a writer has written, in memory of its own that doubles as it fills. Where it is large the system moves
/// its pages instead of copying them. Where there is no more memory it takes nothing more and says so in the end.
struct WriterBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int
  /// Whether there was no memory for something that was to be written.
  private(set) var isFull = false
  /// How many bytes it may grow to.
  private let limit: Int

  init(capacity: Int = 1 << 14, limit: Int = .max) {
    self.capacity = min(capacity, limit)
    self.limit = limit
    guard let memory = System.resize(nil, self.capacity) else {
      Diagnostic.noMemory(for: "the output").endProcess()
    }
    base = memory.assumingMemoryBound(to: UInt8.self)
  }

  deinit { System.free(base) }

  var bytes: ByteSpan { ByteSpan(start: base, count: count) }

  /// Makes room for so many more bytes; false where there is no memory for them.
  @inline(__always)
  private mutating func reserve(_ more: Int) -> Bool { more <= capacity - count || grow(more) }

  @inline(never)
  private mutating func grow(_ more: Int) -> Bool {
    let size = max(min(capacity * 2, limit), count + more)
    guard size <= limit, let memory = System.resize(base, size) else {
      isFull = true
      return false
    }
    base = memory.assumingMemoryBound(to: UInt8.self)
    capacity = size
    return true
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard reserve(1) else { return }
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ first: UInt8, _ second: UInt8) {
    guard reserve(2) else { return }
    base[count] = first
    base[count + 1] = second
    count += 2
  }

  @inline(__always)
  mutating func append(_ bytes: ByteSpan) {
    guard reserve(bytes.count) else { return }
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
    guard reserve(number) else { return }
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
    guard reserve(20) else { return }
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
    isFull = false
  }
}
