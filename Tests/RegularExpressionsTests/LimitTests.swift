import RegularExpressions
import TestSupport
import Testing

/// What would take a backtracking engine years, and what makes patterns large: time grows with the input and no faster.
@Suite struct LimitTests {
  @Test(arguments: [
    "^(a+)+$", "^(a*)*$", "^(a|aa)+$", "^(a|a)*$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*(.*)*(.*)*=$", "(x+x+)+y",
    "(?:a?){50}a{50}$", "([a-z]+)*=", #"^(\w*\d?)*\z"#,
  ])
  func takesLinearTime(_ pattern: String) throws {
    let expression = try RegularExpression(pattern)
    let text = String(repeating: "a", count: 100_000) + "!"
    let time = threadTime {
      let isMatched = expression.matches(text)
      #expect(!isMatched)
    }
    // It takes a fifth of a second; a quadratic one would take hours.
    #expect(time < .seconds(30))
  }

  /// The same limits as Go's, on either side of each.
  @Test func boundsDepth() throws {
    func nested(_ opening: String, _ closing: String, _ depth: Int) throws {
      _ = try RegularExpression(
        String(repeating: opening, count: depth) + "a" + String(repeating: closing, count: depth))
    }
    try nested("(", ")", 999)
    #expect(throws: RegularExpression.SyntaxError.tooDeep) { try nested("(", ")", 1000) }
    try nested("(b", ")", 500)
    #expect(throws: RegularExpression.SyntaxError.tooDeep) { try nested("(b", ")", 501) }
    try nested("(?:", ")*", 999)
    #expect(throws: RegularExpression.SyntaxError.tooDeep) { try nested("(?:", ")*", 1000) }
    // Groups that capture nothing leave no trace.
    try nested("(?:", ")", 50_000)
    try nested("(?:b|", ")", 50_000)
  }

  @Test func boundsSize() throws {
    _ = try RegularExpression("(?:" + String(repeating: "a", count: 3355) + "){1000}")
    #expect(throws: RegularExpression.SyntaxError.tooLarge) {
      try RegularExpression("(?:" + String(repeating: "a", count: 3356) + "){1000}")
    }
    _ = try RegularExpression("((a{10})b){100}")
    #expect(throws: RegularExpression.SyntaxError.invalidRepeatCount) { try RegularExpression("((a{10})b){101}") }
    _ = try RegularExpression("((a{1000}){0}b){1000}")
  }

  /// Many classes share what they have in common, and are looked up once.
  @Test func keepsManyPropertiesSmall() throws {
    let expression = try RegularExpression("^(?:" + String(repeating: #"\pL?"#, count: 5000) + ")$")
    #expect(expression.matches("äöü"))
    let union = try RegularExpression("^[" + String(repeating: #"\pL\PN[:punct:]"#, count: 2000) + "]$")
    #expect(union.matches("ä") && !union.matches("1"))
    let names = String(repeating: "[[:", count: 30_000)
    #expect(throws: RegularExpression.SyntaxError.missingBracket) { try RegularExpression(names) }
  }
}
