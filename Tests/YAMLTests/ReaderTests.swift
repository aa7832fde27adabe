import Diagnostics
import Testing

@testable import YAML

struct ReaderTests {
  // MARK: Positions

  @Test(arguments: [
    ("a: 1\nb:\n  c: x\n", ["b", "c"], 3, 6),
    ("a: 'é'\nb: {c: x}\n", ["b", "c"], 2, 8),
    ("é: 日本\nb: {日: x}\n", ["b", "日"], 2, 8),
    ("é: \"😀\"\nb: {日: \"😀\"}\n", ["b", "日"], 2, 8),
    ("\u{FEFF}a: é\nb:\n  c: x\n", ["b", "c"], 3, 6),
    ("a: 1\r\nb:\r\n  c: x\r\n", ["b", "c"], 3, 6),
    ("# é\na: |\n  é\nb: {c: 'x'}\n", ["b", "c"], 4, 8),
  ])
  func knowsPositions(input: String, path: [String], line: Int, column: Int) throws {
    let (tree, roots) = try read(input)
    withExtendedLifetime(tree) {
      let node = path.reduce(roots[0]) { $0[$1]! }
      #expect(node.location == Location(path: "a.yaml", line: line, column: column))
    }
  }

  @Test func placesAnAliasWhereItsValueWasWritten() throws {
    let (tree, roots) = try read("a: &x\n  b: 1\nc: *x\n")
    withExtendedLifetime(tree) {
      #expect(roots[0][path: "c", "b"]?.location?.line == 2)
    }
  }

  /// Text that stands in the file as it is takes no memory.
  @Test func keepsTextInTheFile() throws {
    let (tree, roots) = try read("a: plain\nb: 'single'\nc: \"double\"\nd: 'it''s'\n")
    withExtendedLifetime(tree) {
      let file = tree.text.files[0].range
      for key in ["a", "b", "c"] { #expect(roots[0][key]!.textRange.offset < file.offset + file.length) }
      #expect(roots[0]["d"]!.textRange.offset > file.offset + file.length)
      #expect(roots[0]["d"]!.string == "it's")
    }
  }

  // MARK: Documents

  @Test(arguments: [
    ("", 0), ("---\n", 0), ("# nothing\n", 0), ("---\n---\na: 1\n---\n", 1), ("a: 1\n---\nb: 2\n...\n---\nc: 3", 3),
    ("null", 1), ("--- ~\n--- 1", 2), ("%YAML 1.1\n---\na: 1", 1),
  ])
  func readsDocuments(input: String, count: Int) throws {
    #expect(try read(input).roots.count == count)
  }

  @Test func keepsAnchorsWithinADocument() {
    #expect(diagnostic { try read("a: &x 1\n---\nb: *x\n") }?.id == .invalidAlias)
  }

  @Test(arguments: [
    ("a: 1\r\nb: |\r\n  x\r\n  y\r\n", "a: 1\nb: |\n  x\n  y\n"),
    ("\u{FEFF}a: 1\n", "a: 1\n"),
    ("{\"a\": [1, \"x\\u00e9\"]}", "a:\n- 1\n- xé\n"),
    ("a: # comment\n  b # another\n# last", "a: b\n"),
    ("a:\tb\n", "a: b\n"),
    ("a: {b: c,\n  d: [e,\n f]}\n", "a:\n  b: c\n  d:\n  - e\n  - f\n"),
    ("? a\n: b\n", "a: b\n"),
    ("a: x\n  y\n\n  z\n", "a: |-\n  x y\n  z\n"),
    ("- - a\n  - b\n- c: d\n  e: f\n", "- - a\n  - b\n- c: d\n  e: f\n"),
    ("%TAG !k! tag:yaml.org,2002:\n---\na: !k!str 1\n", "a: \"1\"\n"),
  ])
  func reads(input: String, expected: String) throws {
    #expect(try rewrite(input) == expected)
  }

  // MARK: Aliases and merge keys

  @Test(arguments: [
    ("a: &x {b: 1}\nc: *x\n", "a:\n  b: 1\nc:\n  b: 1\n"),
    ("a: &x 1\nb: &x 2\nc: *x\n", "a: 1\nb: 2\nc: 2\n"),
    ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\n", "a:\n  b: 1\n  c: 2\nd:\n  b: 3\n  c: 2\n"),
    ("a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n", "a:\n  b: 1\nc:\n  b: 2\n  d: 3\ne:\n  b: 1\n  d: 3\n"),
    ("a: &x {b: 1}\nc: &y {<<: *x}\nd: {<<: *y}\n", "a:\n  b: 1\nc:\n  b: 1\nd:\n  b: 1\n"),
    ("a: {<<: {b: 1}, c: 2}\n", "a:\n  b: 1\n  c: 2\n"),
    ("a: {\"<<\": {b: 1}, c: 2}\n", "a:\n  c: 2\n"),
    ("a: {!!merge <<: {b: 1}}\n", "a:\n  b: 1\n"),
    ("a: [<<]\nb: <<\n", "a:\n- <<\nb: <<\n"),
  ])
  func expands(input: String, expected: String) throws {
    #expect(try rewrite(input) == expected)
  }

  @Test func copiesAliasesApart() throws {
    let (tree, roots) = try read("a: &x {b: 1}\nc: *x\n")
    withExtendedLifetime(tree) {
      roots[0]["c"]!.set("b", string: "changed")
      #expect(roots[0][path: "a", "b"]?.string == "1")
      #expect(roots[0][path: "c", "b"]?.string == "changed")
    }
  }

  // MARK: Errors

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", Diagnostic.ID.duplicateKey, 3, 1),
    ("a:\n  b: 1\n  'b': 2\n", .duplicateKey, 3, 3),
    ("{a: 1, a: 2}", .duplicateKey, 1, 8),
    ("1: a\n'1': b\n", .duplicateKey, 2, 1),
    ("a: *x\n", .invalidAlias, 1, 4),
    ("a: &x [*x]\n", .invalidAlias, 1, 8),
    ("a: {<<: 1}\n", .invalidMergeKey, 1, 9),
    ("a: {<<: [1]}\n", .invalidMergeKey, 1, 10),
    ("a: {<<: {b: 1}, <<: {c: 1}}\n", .invalidMergeKey, 1, 17),
    ("[a]: b\n", .invalidYAML, 1, 1),
    ("? {a: b}\n: c\n", .invalidYAML, 1, 3),
    ("a: b: c\n", .invalidYAML, 1, 5),
    ("a: [b\n", .invalidYAML, 2, 1),
    ("a:\n\tb: c\n", .invalidYAML, 2, 1),
    ("a: \"b\n", .invalidYAML, 2, 1),
    ("é: 'é'\nb: @c\n", .invalidYAML, 2, 4),
    ("a: 1\n b: 2\n", .invalidYAML, 2, 3),
    ("a: \u{7}\n", .invalidEncoding, 1, 4),
  ])
  func refuses(input: String, id: Diagnostic.ID, line: Int, column: Int) {
    let error = diagnostic { try read(input) }
    #expect(error?.id == id)
    #expect(error?.location == Location(path: "a.yaml", line: line, column: column))
  }

  @Test func namesTheFirstOfTwoKeys() {
    let error = diagnostic { try read("a: 1\nb:\n  a: 1\na: 3\n") }
    #expect(error?.location?.line == 4)
    #expect(error?.notes.first?.location?.line == 1)
  }

  @Test func refusesATab() {
    #expect(diagnostic { try read("a:\n\tb: c\n") }?.hint == "indent with spaces, not tabs")
  }

  @Test(arguments: [[0x61, 0x3A, 0x20, 0xFF], [0x61, 0x3A, 0x20, 0xC3], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    let error = diagnostic { try read(bytes) }
    #expect(error?.id == .invalidEncoding)
    #expect(error?.location == Location(path: "a.yaml", line: 1, column: 4))
  }

  // MARK: Limits

  @Test(arguments: ["[", "{a: ", "- "])
  func refusesToNestTooDeep(opening: String) {
    #expect(diagnostic { try read(String(repeating: opening, count: 2_000)) }?.id == .nestingTooDeep)
  }

  @Test func nestsToTheLimit() throws {
    let text = String(repeating: "[", count: 1_000) + String(repeating: "]", count: 1_000)
    #expect(try read(text).roots.count == 1)
  }

  @Test func refusesAnAliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(diagnostic { try read(text) }?.id == .aliasExpansion)
  }

  @Test func limitsAliases() throws {
    var limits = ReaderLimits()
    limits.aliasNodes = 3
    let bytes = Array("a: &x [1, 2]\nb: *x\n".utf8)
    #expect(try read(bytes, limits: limits).roots.count == 1)
    limits.aliasNodes = 2
    #expect(diagnostic { try read(bytes, limits: limits) }?.id == .aliasExpansion)
  }

  @Test func findsDuplicatesAmongManyKeys() throws {
    let text = (0..<50_000).map { "k\($0): v\n" }.joined()
    #expect(diagnostic { try read(text) } == nil)
    #expect(diagnostic { try read(text + "k17: w\n") }?.notes.first?.location?.line == 18)
  }
}
