import Diagnostics

extension Writer {
  /// goyaml v2 folds a line at the first single space behind this many characters.
  static var width: Int { 80 }

  enum TextPlace { case value, key }

  /// How a text was written.
  enum TextForm {
    case simple
    /// As a key behind a question mark.
    case explicitKey
  }

  /// Writes text of any characters, a key behind a question mark where it must be.
  ///
  /// - Parameter all: the classes of its bytes.
  mutating func anyText(
    _ text: ByteSpan, all: UInt8, of node: Node, indent: Int, place: TextPlace
  ) throws -> TextForm {
    let isASCII = all & (CharacterClasses.high | CharacterClasses.control) == 0
    if try !isASCII && text.hasNextLine(of: node) {
      // A key must be on one line of the JSON.
      guard place == .value else { throw Diagnostic.unprintableCharacter(node, 0x85) }
      return try text.foldingNextLines().withBytes {
        try anyText($0, all: classes.of($0).all, of: node, indent: indent, place: place)
      }
    }
    let analysis = isASCII && text.contains(0x0A) ? ScalarAnalysis(asciiLines: text) : ScalarAnalysis(text)
    let isExplicitKey = place == .key && (analysis.isMultiline || text.count > 128)
    let isSimpleKey = place == .key && !isExplicitKey
    if isExplicitKey { buffer.append(UInt8(ascii: "?"), UInt8(ascii: " ")) }
    if text.contains(0x0A) {
      if analysis.allowsBlock {
        literal(text, indent: indent)
      } else {
        doubleQuoted(text, indent: indent, mayFold: !isSimpleKey)
      }
    } else if needsQuotes(text) {
      doubleQuoted(text, indent: indent, mayFold: !isSimpleKey)
    } else if analysis.allowsPlain {
      if isSimpleKey { buffer.append(text) } else { plain(text, indent: indent) }
    } else if analysis.allowsSingleQuoted {
      singleQuoted(text, indent: indent, mayFold: !isSimpleKey)
    } else {
      doubleQuoted(text, indent: indent, mayFold: !isSimpleKey)
    }
    return isExplicitKey ? .explicitKey : .simple
  }

  /// How many characters the line has so far.
  private var column: Int {
    var characters = 0
    for i in lineStart..<buffer.count where buffer.base[i] & 0xC0 != 0x80 { characters += 1 }
    return characters
  }

  /// Begins a line that goes on with a text.
  private mutating func continueLine(_ indent: Int) -> Int {
    buffer.append(UInt8(ascii: "\n"))
    lineStart = buffer.count
    buffer.appendSpaces(indent)
    return indent
  }

  /// Writes unquoted text, folded at single spaces.
  mutating func plain(_ text: ByteSpan, indent: Int) {
    var column = column
    var previous: UInt8 = 0
    for (i, byte) in text.enumerated() {
      if byte == 0x20, column > Self.width, previous != 0x20, text[i + 1] != 0x20 {
        column = continueLine(indent)
      } else {
        buffer.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
      }
      previous = byte
    }
  }

  /// Writes text in single quotes, folded at single spaces. Line breaks can only be those outside of ASCII.
  mutating func singleQuoted(_ text: ByteSpan, indent: Int, mayFold: Bool) {
    buffer.append(UInt8(ascii: "'"))
    var column = column
    var previous: UInt8 = 0
    var afterBreak = false
    for (i, byte) in text.enumerated() {
      if byte == 0x20, mayFold, column > Self.width, previous != 0x20, i > 0, i < text.count - 1, text[i + 1] != 0x20 {
        column = continueLine(indent)
      } else {
        if afterBreak, byte & 0xC0 != 0x80, !text.hasLineBreak(at: i) {
          buffer.appendSpaces(indent)
          column = indent
          afterBreak = false
        }
        if text.hasLineBreak(at: i) {
          afterBreak = true
          column = -1
        }
        if byte == UInt8(ascii: "'") {
          buffer.append(byte)
          column += 1
        }
        buffer.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
      }
      previous = byte
    }
    buffer.append(UInt8(ascii: "'"))
  }

  /// Writes text in double quotes, folded at spaces.
  mutating func doubleQuoted(_ text: ByteSpan, indent: Int, mayFold: Bool) {
    buffer.append(UInt8(ascii: "\""))
    var column = mayFold ? column : 0
    // The emitter looks for a byte order mark at the beginning of the text whichever character it is at.
    let escapesAll = text.starts(with: [0xEF, 0xBB, 0xBF])
    var previous: UInt8 = 0
    var i = 0
    while i < text.count {
      let scalar = UTF8Scalar(text, at: i)
      if escapesAll || !isPrintable(scalar.value) || isLineBreak(scalar.value) || scalar.value == 0x22
        || scalar.value == 0x5C
      {
        column += escape(scalar.value)
        previous = 0
      } else if scalar.value == 0x20, mayFold, column > Self.width, previous != 0x20, i > 0, i < text.count - 1 {
        column = continueLine(indent)
        if text[i + 1] == 0x20 {
          buffer.append(UInt8(ascii: "\\"))
          column += 1
        }
        previous = 0x20
      } else {
        buffer.append(text.extracting(i..<i + scalar.width))
        column += 1
        previous = text[i]
      }
      i += scalar.width
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// Writes a character escaped, and returns how many it takes.
  private mutating func escape(_ value: UInt32) -> Int {
    let start = buffer.count
    buffer.append(UInt8(ascii: "\\"))
    switch value {
    case 0x00: buffer.append(UInt8(ascii: "0"))
    case 0x07: buffer.append(UInt8(ascii: "a"))
    case 0x08: buffer.append(UInt8(ascii: "b"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0B: buffer.append(UInt8(ascii: "v"))
    case 0x0C: buffer.append(UInt8(ascii: "f"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    case 0x1B: buffer.append(UInt8(ascii: "e"))
    case 0x22, 0x5C: buffer.append(UInt8(value))
    case 0x85: buffer.append(UInt8(ascii: "N"))
    case 0xA0: buffer.append(UInt8(ascii: "_"))
    case 0x2028: buffer.append(UInt8(ascii: "L"))
    case 0x2029: buffer.append(UInt8(ascii: "P"))
    case ...0xFF: hexadecimal(value, UInt8(ascii: "x"), digits: 2)
    case ...0xFFFF: hexadecimal(value, UInt8(ascii: "u"), digits: 4)
    default: hexadecimal(value, UInt8(ascii: "U"), digits: 8)
    }
    return buffer.count - start
  }

  private mutating func hexadecimal(_ value: UInt32, _ letter: UInt8, digits: Int) {
    buffer.append(letter)
    for place in stride(from: 4 * (digits - 1), through: 0, by: -4) {
      let digit = UInt8(value >> UInt32(place) & 0xF)
      buffer.append(digit < 10 ? digit + 0x30 : digit + 0x37)
    }
  }

  /// Writes text as a literal block.
  mutating func literal(_ text: ByteSpan, indent: Int) {
    buffer.append(UInt8(ascii: "|"))
    if text[0] == 0x20 || text.lineBreakWidth(at: 0) > 0 { buffer.append(UInt8(ascii: "2")) }
    let end = text.lineBreaksAtEnd
    if end == 0 { buffer.append(UInt8(ascii: "-")) }
    if end == 2 { buffer.append(UInt8(ascii: "+")) }
    buffer.append(UInt8(ascii: "\n"))
    var i = 0
    while i < text.count {
      var lineEnd = i
      while lineEnd < text.count, text.lineBreakWidth(at: lineEnd) == 0 { lineEnd += 1 }
      let next = lineEnd < text.count ? lineEnd + text.lineBreakWidth(at: lineEnd) : lineEnd
      if lineEnd > i { buffer.appendSpaces(indent) }
      buffer.append(text.extracting(i..<next))
      i = next
    }
    endedLine = end > 0
  }
}
