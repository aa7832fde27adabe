extension PatternCompiler {
  /// Reads what a backslash begins outside of brackets.
  mutating func readEscape() throws {
    let assertion: Assertion
    switch peek(1) {
    case UInt8(ascii: "A"): assertion = .textStart
    case UInt8(ascii: "z"): assertion = .textEnd
    case UInt8(ascii: "b"): assertion = .wordBoundary
    case UInt8(ascii: "B"): assertion = .noWordBoundary
    case UInt8(ascii: "Q"): return try readQuoted()
    default:
      if let set = try readNamedSet() { return try append(set) }
      return try appendLiteral(readEscapedScalar())
    }
    position += 2
    try append(assertion)
  }

  /// Reads `\Q…\E`, or to the end where there is no `\E`.
  private mutating func readQuoted() throws {
    position += 2
    while position < pattern.count {
      if isNext(#"\E"#) {
        position += 2
        return
      }
      try appendLiteral(readScalar())
    }
  }

  /// Reads `\d`, `\pN`, `\p{Greek}` and their like; nil where the backslash begins something else.
  mutating func readNamedSet() throws -> ScalarSet? {
    guard peek() == UInt8(ascii: "\\"), let letter = peek(1) else { return nil }
    if letter | 0x20 == UInt8(ascii: "p") { return try readProperty(isNegative: letter == UInt8(ascii: "P")) }
    var set: ScalarSet
    switch letter | 0x20 {
    case UInt8(ascii: "d"): set = Self.digits
    case UInt8(ascii: "s"): set = Self.spaces
    case UInt8(ascii: "w"): set = Self.wordCharacters
    default: return nil
    }
    position += 2
    return adjusted(&set, isNegative: letter & 0x20 == 0)
  }

  /// A named set under the present flags.
  func adjusted(_ set: inout ScalarSet, isNegative: Bool) -> ScalarSet {
    if flags.contains(.foldCase) { set.foldCase() }
    if isNegative { set.invert() }
    return set
  }

  static let digits = ScalarSet(0x30...0x39)
  static let spaces = ScalarSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)
  static let wordCharacters = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)

  private mutating func readProperty(isNegative: Bool) throws -> ScalarSet? {
    var isNegative = isNegative
    position += 2
    guard let first = peek() else { throw SyntaxError.invalidEscape }
    var name: ArraySlice<UInt8>
    if first == UInt8(ascii: "{") {
      guard let end = pattern[position...].firstIndex(of: UInt8(ascii: "}")) else {
        throw SyntaxError.invalidCharacterRange
      }
      name = pattern[position + 1..<end]
      position = end + 1
    } else {
      let start = position
      _ = readScalar()
      name = pattern[start..<position]
    }
    if name.first == UInt8(ascii: "^") {
      isNegative.toggle()
      name.removeFirst()
    }
    guard var set = properties[name] ?? UnicodeTables.scalars(name) else { throw SyntaxError.invalidCharacterRange }
    properties[name] = set
    return adjusted(&set, isNegative: isNegative)
  }

  /// Reads an escape sequence that stands for one scalar.
  mutating func readEscapedScalar() throws -> UInt32 {
    position += 1
    guard let byte = peek() else { throw SyntaxError.trailingBackslash }
    position += 1
    switch byte {
    case UInt8(ascii: "0"): return readOctal(byte)
    case UInt8(ascii: "1")...UInt8(ascii: "7"):
      // With no digit behind it, it would refer back to a group, which takes more than linear time.
      guard let next = peek(), next & ~7 == 0x30 else { throw SyntaxError.invalidEscape }
      return readOctal(byte)
    case UInt8(ascii: "x"): return try readHexadecimal()
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "v"): return 0x0B
    default:
      guard byte < 0x80, !isAlphanumeric(byte) else { throw SyntaxError.invalidEscape }
      return UInt32(byte)
    }
  }

  /// Up to three octal digits, of which the first has been read.
  private mutating func readOctal(_ first: UInt8) -> UInt32 {
    var scalar = UInt32(first - 0x30)
    for _ in 0..<2 {
      guard let digit = peek(), digit & ~7 == 0x30 else { break }
      scalar = scalar * 8 + UInt32(digit - 0x30)
      position += 1
    }
    return scalar
  }

  /// Two hexadecimal digits, or any number of them in braces.
  private mutating func readHexadecimal() throws -> UInt32 {
    let isBraced = peek() == UInt8(ascii: "{")
    if isBraced { position += 1 }
    var scalar: UInt32 = 0
    var count = 0
    while isBraced || count < 2, let digit = peek().flatMap(Self.hexadecimalValue) {
      scalar = scalar * 16 + digit
      guard scalar <= ScalarSet.last else { throw SyntaxError.invalidEscape }
      count += 1
      position += 1
    }
    if isBraced {
      guard count > 0, peek() == UInt8(ascii: "}") else { throw SyntaxError.invalidEscape }
      position += 1
    } else {
      guard count == 2 else { throw SyntaxError.invalidEscape }
    }
    return scalar
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
    let small = byte | 0x20
    return small &- 0x61 < 6 ? UInt32(small - 0x61 + 10) : nil
  }
}
