import TestSupport

/// Changes YAML at random, the same way for the same seed: what means something to YAML comes and goes, lines move and
/// change their indentation, and parts of other files are put in.
struct YAMLMutator {
  private var random: SeededGenerator
  /// What parts are taken from.
  private let corpus: [[UInt8]]

  init(seed: UInt64, corpus: [[UInt8]]) {
    random = SeededGenerator(seed: seed)
    self.corpus = corpus
  }

  private static let pieces: [[UInt8]] = [
    ":", ": ", ":\n", "-", "- ", "-\n", "- - ", "?", "? ", "\n", "\n\n", "\n \n", " ", "  ", "        ", "\t", "\r\n",
    "#", " #", "# c\n", "'", "''", "\"", "\"\"", "\\", "\\\n", "\\n", "\\u00e9", "\\x41", "\\L", "\\\"", "\\ ",
    "|\n", "|-\n", "|+\n", "|2\n", ">\n", ">-\n", ">+\n", ">1-\n", "{", "}", "[", "]", ",", ", ", "{}", "[]", "[,]",
    "&a ", "*a", "!!str ", "! ", "<<", "<<: ", "%", "%YAML 1.1\n", "@", "`", "---", "---\n", "--- ", "...", "...\n",
    "é", "日", "\u{1F600}", "\u{85}", "\u{2028}", "\u{FEFF}", "\0", "\u{7F}", "~", "null", "true", "1", "0x1", "1e3",
    "=", "key: value\n", "key:\n", "- item\n", "  more\n", "a: {b: c}\n", "a: [b, \"c\"]\n",
  ].map { Array($0.utf8) }

  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...number(below: 4) { mutate(&bytes) }
    return bytes
  }

  private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = number(below: bytes.count + 1)
    switch number(below: 9) {
    case 0, 1: bytes.insert(contentsOf: Self.pieces[number(below: Self.pieces.count)], at: place)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1))
    case 3: bytes.removeSubrange(part(of: bytes, from: place, upTo: 40))
    case 4:
      let piece = Self.pieces[number(below: Self.pieces.count)]
      bytes.replaceSubrange(place..<min(bytes.count, place + piece.count), with: piece)
    case 5:
      let moved = Array(bytes[part(of: bytes, from: place, upTo: 60)])
      bytes.insert(contentsOf: moved, at: number(below: bytes.count + 1))
    case 6:
      let other = corpus[number(below: corpus.count)]
      let start = number(below: other.count + 1)
      bytes.insert(contentsOf: other[part(of: other, from: start, upTo: 60)], at: place)
    case 7:
      let indentation = [UInt8](repeating: UInt8(ascii: " "), count: 1 + number(below: 4))
      bytes.insert(contentsOf: indentation, at: lineStart(in: bytes, before: place))
    default:
      let start = lineStart(in: bytes, before: place)
      let spaces = bytes[start...].prefix { $0 == UInt8(ascii: " ") }.count
      bytes.removeSubrange(start..<start + min(spaces, 1 + number(below: 4)))
    }
  }

  private mutating func part(of bytes: [UInt8], from start: Int, upTo count: Int) -> Range<Int> {
    start..<min(bytes.count, start + 1 + number(below: count))
  }

  private func lineStart(in bytes: [UInt8], before place: Int) -> Int {
    bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }
}
