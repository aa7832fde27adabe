import Diagnostics

/// How many directives, `%TAG` or `%YAML`, may stand before a document.
///
/// libyaml compares each `%TAG` with all that came before, so that many take the square of their number.
enum DirectiveLimit {
  static let count = 1_000

  /// Looks at the lines before a document.
  ///
  /// - Parameter offset: where they begin in the file, in bytes: within a line only if that line holds no directive.
  /// - Throws: `Diagnostic` at the first directive too many.
  static func check(_ file: SourceFile, from offset: Int, in store: TextStore) throws {
    let text = store.bytes(file.range)
    var start = offset
    var found = 0
    while start < text.count {
      let isDirective = text[start] == UInt8(ascii: "%")
      guard isDirective || isPassedOver(text, from: start) else { return }
      if isDirective { found += 1 }
      guard found <= count else {
        let position = Position(offset: file.range.offset + UInt32(truncatingIfNeeded: start))
        throw Diagnostic(
          .invalidYAML, "there are more than \(count) directives", at: store.snippet(at: position, width: 1))
      }
      start = endOfLine(text, from: start)
    }
  }

  /// Whether a line is empty, or only a comment, or ends a document, so that directives may still follow.
  private static func isPassedOver(_ text: ByteSpan, from start: Int) -> Bool {
    let place = text.afterBlanks(from: start)
    guard place < text.count else { return true }
    if text[place] == UInt8(ascii: "#") || lineBreak(text, at: place) > 0 { return true }
    return place == start && text.dropFirst(start).starts(with: Array("...".utf8))
  }

  private static func endOfLine(_ text: ByteSpan, from start: Int) -> Int {
    var place = start
    while place < text.count {
      let width = lineBreak(text, at: place)
      if width > 0 { return place + width }
      place += 1
    }
    return place
  }

  /// How many bytes a line break takes, or 0 where none is: YAML 1.1 has those of Unicode besides.
  private static func lineBreak(_ text: ByteSpan, at place: Int) -> Int {
    switch text[place] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): 1
    case 0xC2: place + 1 < text.count && text[place + 1] == 0x85 ? 2 : 0
    case 0xE2:
      place + 2 < text.count && text[place + 1] == 0x80 && text[place + 2] & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }
}
