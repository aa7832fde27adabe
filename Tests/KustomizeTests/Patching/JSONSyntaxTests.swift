import Diagnostics
import Testing

@testable import Kustomize

@Suite struct JSONSyntaxTests {
  private func firstError(_ text: String) -> Int? {
    Array(text.utf8).withBytes { JSONSyntax.firstError(in: $0) }
  }

  @Test(
    "JSON is JSON",
    arguments: [
      "[]", " [ ] \n", "{}", "null", "-0.5e+10", "0", #"[{"a": [1, -2.5, true, false, null, "x"]}, {}]"#,
      #""\"\\\/\b\f\n\r\t\u00e9é""#, "\t[\r\n1\t]",
    ])
  func accepts(_ text: String) { #expect(firstError(text) == nil) }

  @Test(
    "what YAML would take is not",
    arguments: [
      ("", 0), ("[1,]", 3), ("[1 2]", 3), ("[a]", 1), ("{a: 1}", 1), (#"{"a": 1,}"#, 8), (#"{"a" 1}"#, 5), ("'x'", 0),
      ("01", 1), ("1.", 2), (".5", 0), ("+1", 0), ("1e", 2), ("tru", 3), ("[1] 2", 4), ("[1]\n---\n", 4),
      ("\"a\nb\"", 2), (#""\x41""#, 2), (#""\u12g4""#, 5), (#""open"#, 5), ("[1", 2),
    ])
  func refuses(_ text: String, _ offset: Int) { #expect(firstError(text) == offset) }
}
