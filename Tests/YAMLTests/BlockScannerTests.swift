import Diagnostics
import Testing

@testable import YAML

/// What the scanner takes it reads as libyaml does; the rest it leaves to it.
struct BlockScannerTests {
  /// Whether the scanner takes a text, and reads it as libyaml does.
  private static func isSame(_ text: String) throws -> Bool { try isSame(Array(text.utf8)) }

  private static func isSame(_ bytes: [UInt8]) throws -> Bool { try ReaderComparison().compare(bytes) == .same }

  private static func isLeft(_ text: String) throws -> Bool { try isLeft(Array(text.utf8)) }

  private static func isLeft(_ bytes: [UInt8]) throws -> Bool { try ReaderComparison().compare(bytes) == .left }

  @Test(arguments: [
    "", "# nothing\n", "---\n", "---\n---\n# c\n", "a: b", "a: b\n", "\u{FEFF}a: b\n", "  a: b\n  c: d\n",
    "a:\nb:\n", "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  -\n  - c: d\n    e: f\n", "- - a\n  - b\n-\n  - c\n- d: e\n",
    "a: b\n---\nc: d\n--- # x\n\n- e\n", "a:   b c   # d\n", "a: b#c\nd: e:f\n", "a: # b\n  c: d # e\n",
    "a : b\n'b' : c\n\"d\": e\n", "a: -1\nb: -x\nc: ---\n", "- -1\n- -x\n", "1: 2\ntrue: false\n~: null\n",
    "a: ~\nb: 1.5\nc: 2001-01-01\nd: 0x1F\ne: <<\n", "a: b\n  c\n\n  d\n# e\nf: g\n", "a:\n  b\n  c # d\n",
    "a: b\n  - c\n  #d\n", "- a\n  - b\n- c\n", "- a\n - b\n", "é: ü\n日本: 語\n", "a: \"\"\nb: ''\n",
  ])
  func takesLines(text: String) throws { #expect(try Self.isSame(text), "\(text)") }

  @Test(arguments: [
    "a: 'b''c'\nd: 'e # f'\ng: 'h: i'\n", "a: 'b\n  c\n\n  d '\n", "a: \"b\\n\\t\\\"\\\\\\/c\"\n",
    "a: \"\\x41\\u00e9\\U0001F600\\0\\a\\b\\v\\f\\r\\e\\ \\N\\_\\L\\P\"\n", "a: \"b\\\n   c\\\n\n  d\"\n",
    "a: \"b  \n\n  c \t d\"\n", "a: \"b\nc\"\n", "- \"a\"\n- 'b' # c\n", "a:\n  \"b\": c\n",
    "\"a b\": \"c: d\"   # e\n",
    "a: \" b \"\n", "a: \"b\\  \\\n  \\ c\"\n", "a: '\n  b'\n", "a: \"é\\té\"\n",
  ])
  func takesQuotes(text: String) throws { #expect(try Self.isSame(text), "\(text)") }

  @Test(arguments: [
    "a: |\n  b\n  c\n", "a: |-\n  b\n\n\nc: d\n", "a: |+\n  b\n\n\nc: d\n", "a: |\n\n  b\n   c\n  \nd: e\n",
    "a: |2\n    b\n   c\n", "a: |2-\n  b\n", "a: |+2\n  b\n\n", "a: | # b\n  c\n# d\ne: f\n",
    "- |\n  a\n- >\n  b\n  c\n",
    "a: >\n  b\n  c\n\n  d\n   e\n  f\n\n", "a: >-\n\n  b\n\n   c\n\n  d\n", "a: |\n  b", "a: |\n  b\n  ", "a: |\n",
    "a: |",
    "a: |\n\n\nb: c\n", "a: |+\n\n\nb: c\n", "a:\n- |\n a\n- b\n", "a:\n  b: |\n    c\n   # d\n  e: f\n",
    "a: |\n  b\n  \tc\n  #d\n", "a: |\n  b\n\n  # c\n\n# d\n", "a:\n  |\n    b\n", "a: >+\n  b\n \n \nc: d\n",
  ])
  func takesBlocks(text: String) throws { #expect(try Self.isSame(text), "\(text)") }

  @Test(arguments: [
    "{}", "[]\n", "{a: b, c: [d, 'e', \"f\\n\"], g: {}}\n", "a: [b, c] # d\n", "a: {b: c}\nd: e\n",
    "- [a, b]\n- {c: d}\n",
    "{\"a\":1,\"b\":[true,null]}", "{\n  \"a\": 1, # b\n  \"c\": [\n    2\n  ]\n}\n", "a: [b:c, http://d.e/f#g]\n",
    "a: [b c , d]\n",
    "a: [b,]\n", "a: [b#c, #d\n]\n",
    "a: [-1, -x, --x=1, -_, -.5]\n", "a: {\n b: c\n}\nd: e\n", "---\n{a: b}\n---\n[c]\n",
    "a: [a 'b' \"c\"]\n",
  ])
  func takesFlow(text: String) throws { #expect(try Self.isSame(text), "\(text)") }

  /// None of these is read wrong: they are libyaml's, most of them to be refused.
  @Test(arguments: [
    "a", "- a\nb\n", "'a'\n", "|\n a\n", "a\n---\nb: c\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", "a: &b c\n",
    "a: *b\n", "a: !!str b\n",
    "? a\n: b\n", "a: ? b\n", "a: :b\n", "a:\tb\n", "\ta: b\n", "a: b\r\n", "a: b\u{85}c\n", "a: b\u{2028}c\n",
    "a: \u{FEFF}b\n",
    "a: @b\n", "a: `b\n", "a: %b\n", "a: b: c\n", "a: b\n  c: d\n", "a: 'b\n", "a: \"\\q\"\n", "a: \"\\uD800\"\n",
    "a: \"\\xZZ\"\n",
    "a: b\na: c\n", "<<: {a: b}\n", "'<<': a\n", "a: {b: c, b: d}\n", "a:\n  b: 1\n c: 2\n", "a:\n    b: 1\n  c: 2\n",
    "a: - b\n", "a: -\n",
    "a: [b\n", "a: [b: c]\n", "a: {b}\n", "a: {b: }\n", "a: [, b]\n", "a: [-, b]\n", "a: [- b]\n", "a: [b]c\n",
    "a: [b] : c\n",
    "{a: b}: c\n", "[a]: b\n",
    "a: [:true\"]\n", "a: [b ? c]\n", "a: {b:, c: d}\n", "a: [b\n c]\n", "a: |x\n  b\n", "a: |0\n  b\n",
    "a: |\n    \n  b\n", "a: |\n \tb\n", "a: |\n  \tb\n",
    "a: \"b\n---\nc\"\n", "a: [b,\n---\n]\n", "--- a\n", "---a: b\n", "'a\n b': c\n", "a: b\u{0}\n", "a: b\u{7F}\n",
    "a: 'b'c\n", "a: \"b\"#c\n", "- ? a\n", "a: ,b\n", "a: ]b\n", "a: }\n", "a: b\n\tc\n", "{a: b}\nc: d\n",
    "[a]\n[b]\n",
  ])
  func leavesToLibYAML(text: String) throws { #expect(try Self.isLeft(text), "\(text)") }

  @Test func keysThatStandTwiceAreLeft() throws {
    for count in [2, 16, 17, 100] {
      let text = (0..<count).map { "key\($0): a\n" }.joined()
      #expect(try Self.isSame(text))
      #expect(try Self.isLeft(text + "key\(count / 2): b\n"))
    }
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(((0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()).utf8)
    }
    #expect(try Self.isSame(nested(50)))
    #expect(try Self.isLeft(nested(500)))
    #expect(try Self.isLeft(String(repeating: "[", count: 500) + String(repeating: "]", count: 500)))
  }

  @Test func bytesThatAreNoTextAreLeft() throws {
    for bytes in [
      [0x61, 0x3A, 0x20, 0xFF], [0x61, 0x3A, 0x20, 0xC0, 0x80], [0xEF, 0xBB], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80],
    ] {
      #expect(try Self.isLeft(bytes.map(UInt8.init)))
    }
  }
}
