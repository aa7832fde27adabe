/// The words and signs of Swift source text, without its comments and without the text of its strings. A string is the
/// sign `"`, and behind it stands what its interpolations hold, which is source text.
struct SwiftTokens: Sequence, IteratorProtocol {
  struct Token {
    var text: String
    /// From 1.
    var line: Int
    var isWord = false
  }

  private let bytes: [UInt8]
  private var place = 0
  /// How many lines end before some place, which is not behind the current one.
  private var counted = (place: 0, lines: 0)
  /// The strings that interpolations stand in, innermost last: how each ends, and the parentheses that are open.
  private var strings: [(mark: [UInt8], pounds: Int, parentheses: Int)] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() -> Token? {
    while place < bytes.count {
      let byte = bytes[place]
      if starts(with: "//") {
        skip { $0 != UInt8(ascii: "\n") }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else if let string = openingOfString() {
        place += string.pounds + string.mark.count
        skipText(of: string)
        return token("\"")
      } else if Self.isWord(byte) {
        let start = place
        skip(while: Self.isWord)
        return token(String(decoding: bytes[start..<place], as: UTF8.self), isWord: true)
      } else {
        place += 1
        guard byte > 0x20, !endsInterpolation(byte) else { continue }
        return token(String(UnicodeScalar(byte)))
      }
    }
    return nil
  }

  private mutating func token(_ text: String, isWord: Bool = false) -> Token {
    counted = (place, counted.lines + bytes[counted.place..<place].count { $0 == UInt8(ascii: "\n") })
    return Token(text: text, line: counted.lines + 1, isWord: isWord)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
    default: false
    }
  }

  /// Counts parentheses within an interpolation, and goes on with the string behind the last of them.
  private mutating func endsInterpolation(_ byte: UInt8) -> Bool {
    guard let string = strings.last else { return false }
    if byte == UInt8(ascii: "(") { strings[strings.count - 1].parentheses += 1 }
    guard byte == UInt8(ascii: ")") else { return false }
    strings[strings.count - 1].parentheses -= 1
    guard string.parentheses == 1 else { return false }
    strings.removeLast()
    skipText(of: (string.mark, string.pounds))
    return true
  }

  private func openingOfString() -> (mark: [UInt8], pounds: Int)? {
    let quote = UInt8(ascii: "\"")
    guard bytes[place] == quote || bytes[place] == UInt8(ascii: "#") else { return nil }
    let end = bytes[place...].firstIndex { $0 != UInt8(ascii: "#") } ?? bytes.count
    guard end < bytes.count, bytes[end] == quote else { return nil }
    let isLong = bytes[end...].starts(with: [quote, quote, quote])
    return (isLong ? [quote, quote, quote] : [quote], end - place)
  }

  /// Goes on to the end of a string, or to the next interpolation in it.
  private mutating func skipText(of string: (mark: [UInt8], pounds: Int)) {
    let pounds = [UInt8](repeating: UInt8(ascii: "#"), count: string.pounds)
    let escape = [UInt8(ascii: "\\")] + pounds
    while place < bytes.count {
      if bytes[place...].starts(with: string.mark + pounds) {
        place += string.mark.count + string.pounds
        return
      }
      guard bytes[place...].starts(with: escape) else {
        place += 1
        continue
      }
      place += escape.count + 1
      if place <= bytes.count, bytes[place - 1] == UInt8(ascii: "(") {
        strings.append((string.mark, string.pounds, 1))
        return
      }
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") { depth += 1 }
      if starts(with: "*/") { depth -= 1 }
      place += starts(with: "/*") || starts(with: "*/") ? 2 : 1
    } while depth > 0 && place < bytes.count
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while place < bytes.count, isSkipped(bytes[place]) { place += 1 }
  }

  private func starts(with text: StaticString) -> Bool {
    bytes[place...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
