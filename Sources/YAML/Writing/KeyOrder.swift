import Diagnostics

/// The order in which goyaml v2 writes the keys of a mapping: letters after all else, runs of digits by the number
/// that they are (`a2` before `a10`), the rest by code point.
enum KeyOrder {
  /// Whether one key comes before another by its bytes, as Go sorts strings.
  @inline(__always)
  static func precedesByBytes(_ a: ByteSpan, _ b: ByteSpan) -> Bool {
    let shared = min(a.count, b.count)
    var i = 0
    while i < shared, a[i] == b[i] { i += 1 }
    return i < shared ? a[i] < b[i] : a.count < b.count
  }

  /// Whether one key comes before another.
  static func precedes(_ a: ByteSpan, _ b: ByteSpan) -> Bool {
    let shared = min(a.count, b.count)
    var i = 0
    while i < shared, a[i] == b[i] { i += 1 }
    guard i < shared else { return a.count < b.count }
    let x = a[i]
    let y = b[i]
    guard x | y < 0x80 else { return scalarsPrecede(a, b, from: i) }
    let letters = (isLetter(x), isLetter(y))
    if letters.0 || letters.1 { return letters.0 && letters.1 ? x < y : letters.1 }
    if x &- 0x30 >= 10, y &- 0x30 >= 10 { return x < y }
    return numbersPrecede(a, b, from: i)
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Compares at the scalar in which the byte that differs stands.
  private static func scalarsPrecede(
    _ a: ByteSpan, _ b: ByteSpan, from difference: Int
  ) -> Bool {
    var i = difference
    while i > 0, a[i] & 0xC0 == 0x80 || b[i] & 0xC0 == 0x80 { i -= 1 }
    let x = UTF8Scalar(a, at: i)
    let y = UTF8Scalar(b, at: i)
    let letters = (x.isLetter, y.isLetter)
    if letters.0 || letters.1 { return letters.0 && letters.1 ? x.value < y.value : letters.1 }
    return numbersPrecede(a, b, from: i)
  }

  /// Compares at a place where neither key has a letter: by the numbers that stand there, then by how long they
  /// are written, then by code point.
  private static func numbersPrecede(
    _ a: ByteSpan, _ b: ByteSpan, from start: Int
  ) -> Bool {
    let x = UTF8Scalar(a, at: start)
    let y = UTF8Scalar(b, at: start)
    // A zero within a number counts as a digit of it, at its front not.
    let zero = UInt32(0x30)
    let lead: Int64 = (x.value == zero || y.value == zero) && followsNonzeroDigit(a, start) ? 1 : 0
    let first = number(a, from: start, lead: lead)
    let second = number(b, from: start, lead: lead)
    if first.value != second.value { return first.value < second.value }
    if first.length != second.length { return first.length < second.length }
    return x.value < y.value
  }

  /// The number of the digits from a place on, wrapping as Go's does, and how many they are.
  private static func number(
    _ key: ByteSpan, from start: Int, lead: Int64
  ) -> (value: Int64, length: Int) {
    var value = lead
    var length = 0
    var i = start
    while i < key.count {
      let scalar = UTF8Scalar(key, at: i)
      guard scalar.isDigit else { break }
      value = value &* 10 &+ (Int64(scalar.value) - 0x30)
      length += 1
      i += scalar.width
    }
    return (value, length)
  }

  private static func followsNonzeroDigit(_ key: ByteSpan, _ start: Int) -> Bool {
    var i = start
    while i > 0 {
      i -= 1
      while i > 0, key[i] & 0xC0 == 0x80 { i -= 1 }
      let scalar = UTF8Scalar(key, at: i)
      guard scalar.isDigit else { return false }
      if scalar.value != 0x30 { return true }
    }
    return false
  }
}
