import Diagnostics

/// What the scanner knows of single bytes.
enum ScannerBytes {
  /// Whether a plain scalar begins with a byte whatever follows it. With `-` some do, `?` and `:` are left to libyaml.
  @inline(__always)
  static func beginsPlain(_ byte: UInt8) -> Bool { classes[unchecked: Int(byte)] & plainStart != 0 }

  /// A letter or a digit of ASCII.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

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

  // MARK: Sixteen bytes at a time

  private typealias Block = SIMD16<UInt8>

  /// - Returns: the place of the first byte that is no printable ASCII and no line feed, or how many bytes there are.
  private func endOfPrintableASCII(from start: Int) -> Int {
    var i = start
    let memory = UnsafeRawPointer(self.start)
    while i + 16 <= count {
      let block = memory.loadUnaligned(fromByteOffset: i, as: Block.self)
      // Beyond 0x7F a signed byte is below 0x20 too.
      let isOther = (unsafeBitCast(block, to: SIMD16<Int8>.self) .< 0x20) .& (block .!= 0x0A) .| (block .== 0x7F)
      if let place = isOther.firstPlace { return i + place }
      i += 16
    }
    while i < count, self[i] == 0x0A || self[i] &- 0x20 < 0x5F { i += 1 }
    return i
  }

  /// The place of the first byte that is one of four, which there must be. The 15 bytes behind it are looked at too, and
  /// must be within the store.
  @inline(__always)
  func firstIndex(of a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, from start: Int) -> Int {
    var i = start
    let memory = UnsafeRawPointer(self.start)
    while true {
      let block = memory.loadUnaligned(fromByteOffset: i, as: Block.self)
      let isOne = (block .== a) .| (block .== b) .| (block .== c) .| (block .== d)
      if let place = isOne.firstPlace { return i + place }
      i += 16
    }
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The place of the first that is true.
  @inline(__always)
  fileprivate var firstPlace: Int? {
    let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return words[0].trailingZeroBitCount >> 3 }
    return words[1] != 0 ? 8 + words[1].trailingZeroBitCount >> 3 : nil
  }
}
