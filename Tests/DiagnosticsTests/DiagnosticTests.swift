import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  private let id = Diagnostic.ID("T0001", "test")
  private let place = Location(path: "b.yaml", line: 3, column: 1)

  @Test func aNoteIsAWholeSentence() {
    #expect(Diagnostic.Note("nothing else is called so").text == "nothing else is called so")
    #expect(Diagnostic.Note("listed as a patch in", at: place)?.text == "listed as a patch in b.yaml:3")
  }

  @Test func wordsBeforeAPlaceAreNoNoteWithoutIt() {
    #expect(Diagnostic.Note("listed as a patch in", at: nil) == nil)
    #expect(Diagnostic.Note("one is 'a', from", at: nil, otherwise: "one is 'a'")?.text == "one is 'a'")
    #expect(Diagnostic(id, "x", notes: [Diagnostic.Note("it is at", at: nil)]).notes.isEmpty)
  }

  @Test func saysItself() {
    let snippet = Snippet(
      location: Location(path: "a.yaml", line: 4, column: 9), previousLine: nil, line: "  name: kagnt", width: 5)
    let error = Diagnostic(
      id, "no such name", at: snippet, hint: "did you mean 'kagent'?", notes: [Diagnostic.Note("it is at", at: place)])
    #expect("\(error)" == "a.yaml:4:9: error: no such name (did you mean 'kagent'?)")
    #expect(String(reflecting: error) == TextRenderer(color: false).render(error))
    #expect("\(Diagnostic(id, "x", severity: .warning, path: "a.yaml"))" == "a.yaml: warning: x")
    let list = DiagnosticList([error, Diagnostic(id, "x")])
    #expect("\(list)" == "\(error)\nerror: x")
  }
}
