import Diagnostics

/// What the writer has to know of each byte, looked up in a table.
struct CharacterClasses {
  private let table = Self.all

  /// Made once in a process, and kept.
  private static let all = ByteSpan.permanent((0...255).map(classes))

  static let space: UInt8 = 1
  /// A colon or a number sign: fine in plain text but for some places.
  static let colonOrHash: UInt8 = 2
  static let lineFeed: UInt8 = 4
  /// Any other control character.
  static let control: UInt8 = 8
  /// A byte of a character outside of ASCII.
  static let high: UInt8 = 16
  /// As first character: text that could be read as something else than a string.
  static let ambiguous: UInt8 = 32
  /// As first character: an indicator, or one if what follows makes it so.
  static let indicator: UInt8 = 64

  /// The classes that a byte has wherever it stands.
  static let anywhere = space | colonOrHash | lineFeed | control | high
  /// The classes of one line of printable ASCII.
  static let simpleLine = space | colonOrHash

  @inline(__always)
  subscript(byte: UInt8) -> UInt8 { table[unchecked: Int(byte)] }

  /// The classes of all bytes of a text, and those of the first one only.
  @inline(__always)
  func of(_ text: ByteSpan) -> (all: UInt8, first: UInt8) {
    guard text.count > 0 else { return (0, Self.ambiguous) }
    var all: UInt8 = 0
    for byte in text { all |= table[unchecked: Int(byte)] }
    return (all & Self.anywhere, table[unchecked: Int(text[unchecked: 0])])
  }

  private static func classes(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: " "): space
    case UInt8(ascii: ":"), UInt8(ascii: "#"): colonOrHash | indicator
    case 0x0A: lineFeed
    case 0..<0x20, 0x7F: control
    case 0x80...: high
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "~"): ambiguous
    case UInt8(ascii: "-"), UInt8(ascii: "."): ambiguous | indicator
    case UInt8(ascii: "y"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "o"): ambiguous
    case UInt8(ascii: "Y"), UInt8(ascii: "N"), UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "O"): ambiguous
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): indicator
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"): indicator
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"): indicator
    case UInt8(ascii: "?"): indicator
    default: 0
    }
  }
}
