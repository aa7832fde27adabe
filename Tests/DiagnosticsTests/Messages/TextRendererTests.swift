import Diagnostics
import Testing

@Suite struct TextRendererTests {
  private let id = Diagnostic.ID("T0001", "test")

  private func snippet(_ line: String, previous: String? = nil, column: Int, width: Int = 1) -> Snippet {
    Snippet(
      location: Location(path: "a.yaml", line: 12, column: column), previousLine: previous, line: line, width: width)
  }

  @Test func pointsAtTheWord() {
    let diagnostic = Diagnostic(
      id, "no such name", at: snippet("  name: kagnt", previous: "metadata:", column: 9, width: 5),
      hint: "did you mean 'kagent'?", notes: [.init("it is at", at: Location(path: "b.yaml", line: 3, column: 1))])
    #expect(
      TextRenderer(color: false).render(diagnostic) == """
        a.yaml:12:9: error: no such name [T0001 test]
          11 | metadata:
          12 |   name: kagnt
             |         ^^^^^ did you mean 'kagent'?
          note: it is at b.yaml:3

        """)
  }

  @Test func showsWhatIsAroundThePlaceOfALongLine() {
    let line = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
    let text = TextRenderer(color: false).render(Diagnostic(id, "x", at: snippet(line, column: 501, width: 4)))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count < 180 })
    let carets = lines[2].firstIndex(of: "^")!
    let offset = lines[2].distance(from: lines[2].startIndex, to: carets)
    #expect(lines[1].dropFirst(offset).hasPrefix("HERE"))
    #expect(lines[1].contains("…a") && lines[1].hasSuffix("b…"))
  }

  @Test func coloursOnlyWhereAsked() {
    let diagnostic = Diagnostic(id, "x", path: "a.yaml")
    #expect(!TextRenderer(color: false).render(diagnostic).contains("\u{1B}"))
    #expect(TextRenderer(color: true).render(diagnostic).contains("\u{1B}[1;31merror\u{1B}[0m"))
  }

  @Test func aHintWithoutALineStandsAlone() {
    let text = TextRenderer(color: false).render(Diagnostic(id, "x", path: "a.yaml", hint: "do this"))
    #expect(text == "a.yaml: error: x [T0001 test]\n  hint: do this\n")
  }

  @Test func theCaretStaysUnderItsWordWhereTheLineIsEscaped() {
    let diagnostic = Diagnostic(
      id, "a\nb", at: snippet("\u{1B}a: \u{9B}x", previous: "\0", column: 5, width: 2), hint: "\u{7}")
    #expect(
      TextRenderer().render(diagnostic) == """
        a.yaml:12:5: error: a\\nb [T0001 test]
          11 | \\0
          12 | \\ea: \\x9Bx
             |      ^^^^^ \\x07

        """)
  }
}
