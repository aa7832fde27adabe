import Diagnostics

extension BlockScanner {
  /// A scalar, of which the scanner stands behind the last byte, or at the colon that makes it a key.
  struct Token {
    var range: TextRange
    var style: ScalarStyle
    /// Where it begins, its quotes with it.
    var start: Int
    var isKey = false
  }

  /// Adds the record of a scalar.
  @inline(__always)
  mutating func scalar(_ token: Token) -> UInt32 {
    var tag = Tag.string
    if token.style == .plain {
      tag = resolvePlainScalar(tree.bytes(token.range))
      // Only as a key it means a merge.
      if tag == .merge { tag = .string }
    }
    return tree.scalar(token.range, tag, token.style, at: position(token.start))
  }

  /// Reads a scalar up to the end of its line, or to the colon that makes it a key; a quoted one to its end.
  mutating func scalarOnLine() throws(Unfamiliar) -> Token {
    let byte = bytes[unchecked: i]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      var token = try quoted(byte)
      let end = i
      while bytes[unchecked: i] == Self.space { i += 1 }
      if bytes[unchecked: i] == Self.colon, isBlank(at: i + 1) {
        guard !bytes.extracting(token.start..<end).contains(Self.lineFeed) else { throw Unfamiliar() }
        token.isKey = true
      } else {
        i = end
      }
      return token
    }
    guard ScannerBytes.beginsPlain(byte) || byte == Self.dash && !isBlank(at: i + 1) else { throw Unfamiliar() }
    return try plainOnLine()
  }

  // MARK: Plain scalars

  /// Reads a plain scalar up to the end of its line, to a comment, or to a colon with a blank behind it.
  private mutating func plainOnLine() throws(Unfamiliar) -> Token {
    let start = i
    while true {
      i = bytes.firstIndex(of: Self.lineFeed, Self.colon, Self.numberSign, Self.tab, from: i)
      switch bytes[unchecked: i] {
      case Self.lineFeed: return plain(from: start, to: i, isKey: false)
      case Self.colon where isBlank(at: i + 1):
        guard i > start else { throw Unfamiliar() }
        return plain(from: start, to: i, isKey: true)
      case Self.numberSign where bytes[unchecked: i - 1] == Self.space && i > start:
        return plain(from: start, to: i, isKey: false)
      case Self.tab: throw Unfamiliar()
      default: i += 1
      }
    }
  }

  /// A plain scalar without the spaces at its end.
  @inline(__always)
  private mutating func plain(from start: Int, to stop: Int, isKey: Bool) -> Token {
    var end = stop
    while bytes[unchecked: end - 1] == Self.space { end -= 1 }
    if !isKey { i = end }
    return Token(range: range(start, end), style: .plain, start: start, isKey: isKey)
  }

  /// Reads the further lines of a plain scalar, the first of which the scanner stands at: one line break is a space,
  /// more are one less.
  mutating func foldedPlain(_ first: Token) throws(Unfamiliar) -> TextRange {
    let text = tree.textEnd
    append(first.range)
    var hasComment = false
    while i < length, column > top.indent, !hasComment, !sawComment {
      appendBreaks(emptyLines)
      let token = try plainOnLine()
      guard !token.isKey else { throw Unfamiliar() }
      append(token.range)
      while bytes[unchecked: i] == Self.space { i += 1 }
      hasComment = bytes[unchecked: i] != Self.lineFeed
      skipLine()
      try advance()
    }
    return tree.range(from: text)
  }

  @inline(__always)
  func range(_ start: Int, _ end: Int) -> TextRange {
    TextRange(offset: base + UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start))
  }

  private mutating func append(_ range: TextRange) { tree.append(tree.bytes(range)) }

  /// What a line break in a scalar, with so many empty lines behind it, comes to.
  private mutating func appendBreaks(_ emptyLines: Int) {
    if emptyLines == 0 { tree.append(Self.space) } else { tree.append(repeating: Self.lineFeed, count: emptyLines) }
  }

  // MARK: Quoted scalars

  /// Reads a quoted scalar and its second quote.
  mutating func quoted(_ quote: UInt8) throws(Unfamiliar) -> Token {
    let start = i
    let style: ScalarStyle = quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    let backslash = style == .doubleQuoted ? UInt8(ascii: "\\") : quote
    i = bytes.firstIndex(of: quote, backslash, Self.lineFeed, Self.lineFeed, from: i + 1)
    if bytes[unchecked: i] == quote, style == .doubleQuoted || bytes[unchecked: i + 1] != quote {
      i += 1
      return Token(range: range(start + 1, i - 1), style: style, start: start)
    }
    i = start + 1
    let text = tree.textEnd
    while try quotedPart(quote) {}
    return Token(range: tree.range(from: text), style: style, start: start)
  }

  /// Copies what comes next of a quoted scalar; false at its second quote, which is passed.
  private mutating func quotedPart(_ quote: UInt8) throws(Unfamiliar) -> Bool {
    let byte = bytes[unchecked: i]
    switch byte {
    case quote:
      i += 1
      guard quote == UInt8(ascii: "'"), bytes[unchecked: i] == quote else { return false }
      tree.append(quote)
      i += 1
    case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
      if bytes[unchecked: i + 1] == Self.lineFeed {
        i += 1
        try foldQuoted(isEscaped: true)
      } else {
        try escape()
      }
    case Self.lineFeed: try foldQuoted(isEscaped: false)
    case Self.space, Self.tab:
      // Blanks at the end of a line count for nothing.
      let start = i
      while bytes[unchecked: i] == Self.space || bytes[unchecked: i] == Self.tab { i += 1 }
      if bytes[unchecked: i] != Self.lineFeed { append(range(start, i)) }
    default:
      tree.append(byte)
      i += 1
    }
    return true
  }

  /// Reads a line break in quotes with the blanks and empty lines behind it.
  ///
  /// - Parameter isEscaped: whether a backslash stands before it, so that only the empty lines count.
  private mutating func foldQuoted(isEscaped: Bool) throws(Unfamiliar) {
    var emptyLines = -1
    var isAtLineStart = true
    while true {
      switch bytes[unchecked: i] {
      case Self.lineFeed:
        guard i < length else { throw Unfamiliar() }
        emptyLines += 1
        isAtLineStart = true
      case Self.space, Self.tab: isAtLineStart = false
      case Self.dash where isAtLineStart, UInt8(ascii: ".") where isAtLineStart:
        // It may mark a document.
        throw Unfamiliar()
      default:
        if isEscaped {
          tree.append(repeating: Self.lineFeed, count: emptyLines)
        } else {
          appendBreaks(emptyLines)
        }
        return
      }
      i += 1
    }
  }

  /// Reads an escaped character in double quotes.
  private mutating func escape() throws(Unfamiliar) {
    let letter = bytes[unchecked: i + 1]
    i += 2
    switch letter {
    case UInt8(ascii: "n"): tree.append(0x0A)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), Self.space: tree.append(letter)
    case UInt8(ascii: "t"): tree.append(0x09)
    case UInt8(ascii: "r"): tree.append(0x0D)
    case UInt8(ascii: "0"): tree.append(0x00)
    case UInt8(ascii: "a"): tree.append(0x07)
    case UInt8(ascii: "b"): tree.append(0x08)
    case UInt8(ascii: "v"): tree.append(0x0B)
    case UInt8(ascii: "f"): tree.append(0x0C)
    case UInt8(ascii: "e"): tree.append(0x1B)
    case UInt8(ascii: "N"): try append(0x85)
    case UInt8(ascii: "_"): try append(0xA0)
    case UInt8(ascii: "L"): try append(0x2028)
    case UInt8(ascii: "P"): try append(0x2029)
    case UInt8(ascii: "x"): try append(hexadecimal(digits: 2))
    case UInt8(ascii: "u"): try append(hexadecimal(digits: 4))
    case UInt8(ascii: "U"): try append(hexadecimal(digits: 8))
    default: throw Unfamiliar()
    }
  }

  private mutating func hexadecimal(digits: Int) throws(Unfamiliar) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      // A line feed, which stands at the end, is no digit.
      guard let digit = Character(Unicode.Scalar(bytes[unchecked: i])).hexDigitValue else { throw Unfamiliar() }
      value = value << 4 | UInt32(digit)
      i += 1
    }
    return value
  }

  private mutating func append(_ value: UInt32) throws(Unfamiliar) {
    guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { throw Unfamiliar() }
    for byte in encoded { tree.append(byte) }
  }
}
