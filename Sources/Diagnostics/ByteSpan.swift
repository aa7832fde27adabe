/// Bytes that stand somewhere and are only looked at: a text of a store, a part of a file, what a writer has written.
///
/// ```swift
/// let line = bytes.extracting(start..<end)
/// guard line.first != UInt8(ascii: "#"), line.isUTF8 else { return }
/// ```
///
/// Each access is checked to lie within it. A span copies nothing and keeps nothing alive: one of a `TextStore` is good
/// for as long as the store is, one of a string, of an array or of a writer within the closure that is given it.
@usableFromInline package struct ByteSpan: RandomAccessCollection, @unchecked Sendable {
  @usableFromInline package let start: UnsafePointer<UInt8>
  @usableFromInline package let count: Int

  /// A span of bytes that stay where they are for as long as it is used.
  @inlinable package init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  /// A span of bytes that stay where they are for as long as it is used.
  @inlinable package init(_ buffer: UnsafeBufferPointer<UInt8>) {
    self.init(start: buffer.baseAddress ?? Self.nowhere, count: buffer.count)
  }

  /// A span of no bytes.
  @inlinable package init() { self.init(start: Self.nowhere, count: 0) }

  /// A part of a span as a span of its own, that counts from zero.
  @inlinable package init(rebasing slice: Slice<ByteSpan>) {
    self.init(start: slice.base.start + slice.startIndex, count: slice.count)
  }

  /// A copy of bytes that stays for as long as the process.
  package static func permanent(_ bytes: [UInt8]) -> ByteSpan {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    return ByteSpan(start: copy, count: bytes.count)
  }

  /// What the pointer of an empty span may be: it is never read from.
  @usableFromInline static var nowhere: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1)! }

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }

  @inlinable package subscript(i: Int) -> UInt8 {
    @inline(__always) get {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count), "strata: a byte outside of its span")
      return start[i]
    }
  }

  /// A byte that is known to lie within.
  @inlinable package subscript(unchecked i: Int) -> UInt8 {
    @inline(__always) get {
      assert(UInt(bitPattern: i) < UInt(bitPattern: count))
      return start[i]
    }
  }

  /// A part as a span of its own, that counts from zero.
  @inlinable package func extracting(_ range: some RangeExpression<Int>) -> ByteSpan {
    let range = range.relative(to: self)
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "strata: a part outside of its span")
    return ByteSpan(start: start + range.lowerBound, count: range.count)
  }

  /// The place of the first byte of a value from a place on, or how many bytes there are where none is.
  @inlinable package func index(of byte: UInt8, from i: Int) -> Int {
    precondition(i >= 0 && i <= count, "strata: a place outside of its span")
    return i + System.distance(to: byte, from: start + i, count - i)
  }

  /// Where a text stands first; nil where it does not. The system looks for its first byte: the library's search for any
  /// elements takes a hundred times as long.
  package func firstRange(ofText text: StaticString) -> Range<Int>? {
    let word = text.bytes
    guard let first = word.first else { return nil }
    var place = index(of: first, from: 0)
    while place + word.count <= count {
      let range = place..<place + word.count
      if extracting(range) == word { return range }
      place = index(of: first, from: place + 1)
    }
    return nil
  }

  /// Where the line begins that a place stands in, or at the end of.
  package func lineStart(before place: Int) -> Int {
    extracting(..<place).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  @inlinable package func makeIterator() -> UnsafeBufferPointer<UInt8>.Iterator {
    UnsafeBufferPointer(start: start, count: count).makeIterator()
  }

  @inlinable package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try body(UnsafeBufferPointer(start: start, count: count))
  }
}

extension ByteSpan: Hashable {
  /// Whether both have the same bytes. Most that have not differ in the first.
  @inlinable package static func == (a: ByteSpan, b: ByteSpan) -> Bool {
    guard a.count == b.count else { return false }
    return a.count == 0 || a.start == b.start || a.start[0] == b.start[0] && System.isSame(a.start, b.start, a.count)
  }

  @inlinable package func hash(into hasher: inout Hasher) {
    hasher.combine(bytes: UnsafeRawBufferPointer(start: start, count: count))
  }
}

extension ByteSpan {
  /// How it compares with another by its bytes: below zero where it comes first, zero where both are the same.
  @inlinable package func compare(_ other: ByteSpan) -> Int {
    let order = System.order(start, other.start, Swift.min(count, other.count))
    return order == 0 ? count - other.count : order
  }

  /// Whether all bytes are ASCII. Eight at a time, as whole files are looked at.
  package var isASCII: Bool { asciiPrefix == count }

  /// Whether the bytes are UTF-8: no surrogate, no overlong form, nothing cut off.
  package var isUTF8: Bool {
    var start = asciiPrefix
    // Some at a time: to validate is to make a string.
    while start < count {
      var end = Swift.min(start + 1 << 16, count)
      // No character is cut in two. More bytes in a row that go on with one are no UTF-8 anyway.
      for _ in 0..<3 where end < count && self[end] & 0xC0 == 0x80 { end -= 1 }
      let part = UnsafeBufferPointer(start: self.start + start, count: end - start)
      guard String(validating: part, as: UTF8.self) != nil else { return false }
      start = end
    }
    return true
  }

  /// How many bytes it begins with that are ASCII.
  private var asciiPrefix: Int {
    let raw = UnsafeRawPointer(start)
    var i = 0
    while i + 8 <= count, raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { i += 8 }
    while i < count, start[i] < 0x80 { i += 1 }
    return i
  }
}

// MARK: What spans are of

extension String {
  /// Gives its UTF-8.
  @inlinable package func withBytes<Result>(_ body: (ByteSpan) throws -> Result) rethrows -> Result {
    var string = self
    return try string.withUTF8 { try body(ByteSpan($0)) }
  }
}

extension [UInt8] {
  @inlinable package func withBytes<Result, Failure>(
    _ body: (ByteSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { (buffer: UnsafeBufferPointer<UInt8>) throws(Failure) in try body(ByteSpan(buffer)) }
  }
}

extension StaticString {
  @inlinable package var bytes: ByteSpan { ByteSpan(start: utf8Start, count: utf8CodeUnitCount) }
}
