import Diagnostics
import Kubernetes
import Testing

@Suite struct NamePatternTests {
  @Test(arguments: [
    ("", "anything", true), ("web", "web", true), ("web", "webs", false), ("web.*", "webs", true), ("eb", "web", false),
    ("apps.example.io", "apps.example.io", true), ("apps.example.io", "apps-example.io", true),
    ("apps.example.io", "apps.example.iot", false), ("a|b", "b", true), ("a|b", "ab", false), ("(?i)WEB", "web", true),
    // The group that the pattern is put into is closed and opened anew.
    ("a)|(b", "ax", true), ("a)|(b", "xb", true),
  ])
  func matchesTheWhole(_ pattern: String, _ text: String, _ isMatched: Bool) throws {
    #expect(try NamePattern(pattern, at: nil).matches(text) == isMatched)
  }

  @Test func knowsTheOnlyText() throws {
    #expect(try NamePattern("web-1", at: nil).exactText == "web-1")
    #expect(try NamePattern("web.1", at: nil).exactText == nil)
    #expect(try NamePattern("", at: nil).exactText == nil)
  }

  @Test(arguments: [
    ("a(", "a ')' is missing"), ("(?=a)", "there is no such kind of group"), ("a++", "a repetition cannot be repeated"),
  ])
  func saysWhyItIsNone(_ pattern: String, _ reason: String) {
    let error = #expect(throws: Diagnostic.self) { try NamePattern(pattern, at: nil) }
    #expect(error?.message == "'\(pattern)' is not a regular expression")
    #expect(error?.hint == reason)
  }
}
