import Diagnostics
import RegularExpressions
import Testing

@Suite struct LiteralPatternTests {
  @Test(arguments: ["a|b", "a*", "^a", "a$", "(a)", "[a]", "a{2}", #"a\.b"#, "a+", "a?"])
  func hasNoOperator(_ pattern: String) {
    #expect(LiteralPattern(pattern) == nil)
  }

  /// It says what the engine says.
  @Test(arguments: ["web", "a.b", "apps.example.io", "...", "", "é.", "docker.io/library:1.2", "a\nb"])
  func agreesWithTheEngine(_ pattern: String) throws {
    let literal = try #require(LiteralPattern(pattern))
    let whole = try RegularExpression("^(?:\(pattern))$")
    for text in [
      "web", "webs", "a.b", "axb", "aéb", "a😀b", "a\nb", "apps.example.io", "apps-example-io", "", "abc", "éa", "é\n",
      "…",
      "docker.io/library:1.2",
    ] {
      #expect(literal.matchesWhole(text) == whole.matches(text), "\(text)")
    }
  }

  @Test func findsThePrefix() throws {
    let pattern = try #require(LiteralPattern("nginx.org"))
    func end(_ text: String) -> Int? { Array(text.utf8).withBytes { pattern.prefixEnd(in: $0) } }
    #expect(end("nginx.org:1") == 9)
    #expect(end("nginxéorg:1") == 10)
    #expect(end("nginx.or") == nil)
    #expect(!pattern.isExact)
    #expect(try #require(LiteralPattern("nginx")).isExact)
  }
}
