import Diagnostics

/// What the scanner knows of single bytes.
enum ScannerBytes {
  /// Whether a plain scalar begins with a byte whatever follows it. With `-` some do, `?` and `:` are left to libyaml.
  @inline(__always)
  static func beginsPlain(_ byte: UInt8) -> Bool { classes[unchecked: Int(byte)] & plainStart != 0 }

  static func isFlowIndicator(_ byte: UInt8) -> Bool { classes[unchecked: Int(byte)] & flowIndicator != 0 }

  private static let plainStart: UInt8 = 1
  private static let flowIndicator: UInt8 = 2

  private static let classes: ByteSpan = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in 0x21...0xFF where byte != 0x7F { table[byte] = plainStart }
    for byte in "-?:,[]{}#&*!|>'\"%@`".utf8 { table[Int(byte)] = 0 }
    for byte in ",?[]{}".utf8 { table[Int(byte)] = flowIndicator }
    return .permanent(table)
  }()
}

extension ByteSpan {
  /// The key whose value is merged into its mapping, or that kustomize drops.
  @inline(__always)
  var isMergeKey: Bool {
    count == 2 && self[unchecked: 0] == UInt8(ascii: "<") && self[unchecked: 1] == UInt8(ascii: "<")
  }

  /// Whether this is UTF-8 of characters that libyaml takes for nothing but text: no control characters but tabs and
  /// line feeds, and none of the line breaks and marks that lie outside of ASCII.
  var isFamiliarText: Bool {
    var i = 0
    while true {
      i = endOfPrintableASCII(from: i)
      guard i < count else { return true }
      let byte = self[unchecked: i]
      if byte < 0x80 {
        guard byte == 0x09 || byte == 0x0A else { return false }
        i += 1
        continue
      }
      let scalar = UTF8Scalar(self, at: i)
      guard scalar.isValid else { return false }
      switch scalar.value {
      case 0x80..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: return false
      default: i += scalar.width
      }
    }
  }

  // MARK: Eight bytes at a time

  /// - Returns: the place of the first byte that is no printable ASCII and no line feed, or how many bytes there are.
  private func endOfPrintableASCII(from start: Int) -> Int {
    var i = start
    while i + 8 <= count {
      let other = word(at: i).otherThanPrintable
      if other != 0 { return i + other.trailingZeroBitCount >> 3 }
      i += 8
    }
    while i < count, self[i] == 0x0A || self[i] &- 0x20 < 0x5F { i += 1 }
    return i
  }

  /// The place of the first byte that is one of four, which there must be. The 7 bytes behind it are looked at too, and
  /// must be within the store.
  @inline(__always)
  func firstIndex(of a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, from start: Int) -> Int {
    var i = start
    while true {
      let word = word(at: i)
      let found = word.bytes(like: a) | word.bytes(like: b) | word.bytes(like: c) | word.bytes(like: d)
      if found != 0 { return i + found.trailingZeroBitCount >> 3 }
      i += 8
    }
  }

  /// Eight bytes, the first of which is the lowest.
  @inline(__always)
  private func word(at i: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }
}

extension UInt64 {
  /// The same byte eight times.
  @inline(__always)
  private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The highest bit of each byte that is no printable ASCII and no line feed.
  @inline(__always)
  fileprivate var otherThanPrintable: UInt64 {
    let low = self & Self.all(0x7F)
    let isPrintable = low &+ Self.all(0x60)
    let isNoLineFeed = (low ^ Self.all(0x0A)) &+ Self.all(0x7F)
    let isNoDelete = (low ^ Self.all(0x7F)) &+ Self.all(0x7F)
    return (~isPrintable & isNoLineFeed | ~isNoDelete | self) & Self.all(0x80)
  }

  /// The highest bit of each byte of a value. Beyond the first such byte others may be marked as well.
  @inline(__always)
  fileprivate func bytes(like byte: UInt8) -> UInt64 {
    let zeroes = self ^ Self.all(byte)
    return (zeroes &- Self.all(0x01)) & ~zeroes & Self.all(0x80)
  }
}
