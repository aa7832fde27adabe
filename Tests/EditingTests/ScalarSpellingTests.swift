import Testing
import YAML

@testable import Editing

/// What is written reads back as the text that was meant.
struct ScalarSpellingTests {
  private static let texts = [
    "", " ", "a", "a b", "a ", " a", "1", "1.0", "1e3", "0x1F", "017", "1_000", "1:20", "true", "Yes", "n", "off",
    "null", "~",
    "2001-01-01", "a: b", "a:", "a #b", "a#b", "#a", "-", "-x", "- x", "*", "&a", "!a", "|", ">", "%", "@", "`", "'",
    "\"", "it's",
    "say \"x\"", "a\\b", "[a]", "{a}", "a,b", "a]", "line\nbreak", "tab\t", "\u{7F}", "\u{1B}", "é", "日本", "😀", "...",
    "---", "?",
    "? a", ":", ": a", "nginx:1.29", "sha256:abc", "mirror.example.com/nginx@sha256:abc", "../base", "./a", "$(X)", "_",
    "=", "<<", ".5",
  ]

  @Test(arguments: [ScalarStyle.plain, .singleQuoted, .doubleQuoted, .literal])
  func readsBack(style: ScalarStyle) throws {
    for text in Self.texts {
      for isInFlow in [false, true] {
        let spelled = ScalarSpelling(style: style, isInFlow: isInFlow).spell(text)
        let source = isInFlow ? "a: [\(spelled), x]\n" : "a: \(spelled)\nb: c\n"
        let tree = Tree()
        let read = try Reader.read(tree.text.addFile(path: "a.yaml", contents: Array(source.utf8)), into: tree)
        let value = read.first?["a"].flatMap { isInFlow ? $0.elements.first(where: { _ in true }) : $0 }
        #expect(value?.string == text && value?.tag == .string, "\(source)")
      }
    }
  }

  @Test(arguments: ["nginx", "1.29-alpine", "../base", "a b", "sha256:abc", "$(X)", "v1"])
  func whatNeedsNoQuotesHasNone(text: String) {
    #expect(ScalarSpelling(style: .plain, isInFlow: true).spell(text) == text)
  }
}
