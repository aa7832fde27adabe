import Diagnostics
import RegularExpressions
import Testing

@Suite struct SyntaxTests {
  @Test(arguments: [
    ("[b-a]", RegularExpression.SyntaxError.invalidCharacterRange), ("[[:letters:]]", .invalidCharacterRange),
    (#"\p{Klingon}"#, .invalidCharacterRange), (#"[a-\d]"#, .invalidEscape),
    (#"\q"#, .invalidEscape), (#"(a)\1"#, .invalidEscape), (#"\C"#, .invalidEscape), (#"\x{110000}"#, .invalidEscape),
    (#"\Z"#, .invalidEscape), ("(?P<a-b>c)", .invalidGroupName), ("(?<=a)b", .invalidGroupName),
    ("(?P<n", .invalidGroupName), ("(?=a)", .unsupportedGroup), ("(?!a)", .unsupportedGroup),
    ("(?>a)", .unsupportedGroup), ("(?i-)", .unsupportedGroup), ("(?#a)", .unsupportedGroup),
    ("a**", .nestedRepetition),
    ("a*+", .nestedRepetition), ("a++", .nestedRepetition), ("a{2}{3}", .nestedRepetition),
    ("a{1001}", .invalidRepeatCount), ("a{2,1}", .invalidRepeatCount), ("(a{32}){32}", .invalidRepeatCount),
    ("a{99999999999999999999}", .invalidRepeatCount), ("[a", .missingBracket), ("[]", .missingBracket),
    ("(a", .missingParenthesis), ("*", .missingRepetitionArgument), ("a|*", .missingRepetitionArgument),
    ("(?i)*", .missingRepetitionArgument), (#"a\"#, .trailingBackslash), ("a)", .unexpectedParenthesis),
    (String(repeating: "(", count: 1000) + "a" + String(repeating: ")", count: 1000), .tooDeep),
    (String(repeating: "a{1000}", count: 3400), .tooLarge),
    ("(?:" + String(repeating: "ab", count: 2000) + "){1000}", .tooLarge),
  ])
  func refuses(_ pattern: String, _ error: RegularExpression.SyntaxError) {
    #expect(throws: error) { try RegularExpression(pattern) }
  }

  @Test(arguments: [
    (#"^\d+$"#, "2024", true), (#"^\w+\s\S$"#, "web ö", true), ("(?i)KAGENT", "kagent", true),
    ("(?i)k", "\u{212A}", true),
    ("a.b", "a\nb", false), ("(?s)a.b", "a\nb", true), ("^b$", "a\nb", false), ("(?m)^b$", "a\nb", true),
    (#"a\z"#, "a\n", false), (#"\bweb\b"#, "the web.", true), (#"\bweb\b"#, "webs", false), ("a{,2}", "a{,2}", true),
    (#"^\Q.*\E$"#, ".*", true), (#"^\Q.*\E$"#, "ab", false), (#"\x{1F600}"#, "😀", true), (#"\101"#, "A", true),
    ("^(?P<a>b)(?<c>d)$", "bd", true), (#"^\p{Greek}+$"#, "αβγ", true), (#"\P{L}"#, "abc", false),
    ("^[^[:^alpha:]]+$", "abc", true), ("^[]a-]+$", "]a-", true), ("^(|a)+$", "aaa", true), ("(?U)^a+?b$", "aab", true),
    ("^(?:a|b|)c{2,3}$", "ccc", true), ("^(?:a|b|)c{2,3}$", "c", false), ("", "", true), ("^$", "a", false),
    ("[^a]", "é", true), ("^.$", "é", true), ("^é$", "e\u{301}", false),
  ])
  func matches(_ pattern: String, _ text: String, _ isMatched: Bool) throws {
    #expect(try RegularExpression(pattern).matches(text) == isMatched)
  }

  @Test func readsBytesThatAreNoText() throws {
    let text: [UInt8] = [0x61, 0xFF, 0xC3]
    let any = try RegularExpression("^a..$")
    #expect(text.withBytes { any.matches($0) })
    let replacement = try RegularExpression(#"^a\x{FFFD}{2}$"#)
    #expect(text.withBytes { replacement.matches($0) })
  }
}
