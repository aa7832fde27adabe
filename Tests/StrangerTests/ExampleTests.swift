import Testing

@Suite struct ExampleTests {
  private let document = "Text\n```swift\nimport Strata\n\nlet a = 1  // one\n  let b = 2\n```\n```yaml\nc: 3\n```\n"

  @Test func isFoundInADocument() {
    #expect(
      Example.all(in: document, isSource: false).map(\.text) == ["import Strata\n\nlet a = 1  // one\n  let b = 2"])
    #expect(Example.all(in: document, isSource: true).isEmpty)
  }

  @Test func isFoundInDocComments() {
    let source = "/// ```swift\n/// let a = 1\n/// ```\nlet text = \"```swift\"\n  /// ```swift\n  /// f()\n  /// ```\n"
    #expect(Example.all(in: source, isSource: true).map { Example.lines(of: $0.text) } == [["let a = 1"], ["f()"]])
  }

  @Test func standsInASourceWhateverTheIndentation() {
    let example = Example(text: "let a = 1\nprint(a)")
    func stands(_ source: String) -> Bool { example.stands(in: Example.lines(of: source)) }
    #expect(stands("func f() {\n  let a = 1\n\n  // a comment\n  print(a)\n}\n"))
    #expect(!stands("let a = 1\nlet b = 2\nprint(a)\n"))
    #expect(!stands("let a = 1\n"))
    #expect(!Example(text: "// nothing").stands(in: Example.lines(of: "let a = 1\n")))
  }
}
