/// Text in JSON of ours. All control characters are escaped, those too that JSON would let through and a terminal obeys;
/// and `<`, `>` and `&`, so that the JSON may stand in a page.
enum JSONText {
  /// Appends a string in its quotes.
  ///
  /// - Parameter text: UTF-8.
  static func append(_ text: ByteSpan, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    appendEscaped(text, to: &output, isInQuotes: true)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends what is JSON already: only characters that it may have, and a terminal should not, are escaped.
  static func appendJSON(_ json: ByteSpan, to output: inout [UInt8]) {
    appendEscaped(json, to: &output, isInQuotes: false)
  }

  private static func appendEscaped(
    _ text: ByteSpan, to output: inout [UInt8], isInQuotes: Bool
  ) {
    var copied = 0
    var i = 0
    while i < text.count {
      let length = isInQuotes ? lengthToEscape(text, i) : lengthOfHidden(text, i)
      guard length > 0 else {
        i += 1
        continue
      }
      output += text[copied..<i]
      output += escape(text[i..<(i + length)]).utf8
      i += length
      copied = i
    }
    output += text[copied...]
  }

  /// How many bytes from here are one character that is escaped; 0 for one that stands for itself.
  private static func lengthToEscape(_ text: ByteSpan, _ i: Int) -> Int {
    switch text[i] {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): 1
    default: lengthOfHidden(text, i)
    }
  }

  /// The same of what is hidden and JSON lets through.
  private static func lengthOfHidden(_ text: ByteSpan, _ i: Int) -> Int {
    switch text[i] {
    case 0x7F: 1
    case 0xC2 where i + 1 < text.count && text[i + 1] < 0xA0: 2
    case 0xE2, 0xEF: i + 2 < text.count && Self.scalar(text[i..<(i + 3)]).isHidden ? 3 : 0
    default: 0
    }
  }

  private static func scalar(_ character: Slice<ByteSpan>) -> Unicode.Scalar {
    String(decoding: character, as: UTF8.self).unicodeScalars.first!
  }

  private static func escape(_ character: Slice<ByteSpan>) -> String {
    let scalar = scalar(character)
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{8}": return "\\b"
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\u{C}": return "\\f"
    case "\r": return "\\r"
    default: return "\\u" + scalar.value.hexadecimal(digits: 4)
    }
  }
}

extension UInt32 {
  /// In lower case, zeros in front where it is shorter.
  func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16)
    return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
  }
}
