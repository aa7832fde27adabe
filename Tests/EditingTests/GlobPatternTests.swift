import Editing
import Testing

/// What a pattern of the shell matches, as Go's filepath.Match has it.
struct GlobPatternTests {
  @Test(arguments: [
    ("abc", "abc"), ("*", "abc"), ("*c", "abc"), ("a*", "a"), ("a*/b", "abc/b"), ("a*b*c*d*e*/f", "axbxcxdxe/f"),
    ("ab[c]", "abc"), ("ab[b-d]", "abc"), ("ab[^e-g]", "abc"), ("a\\*b", "a*b"), ("a?b", "a☺b"), ("*x", "xxx"),
    ("", ""),
  ])
  func matches(pattern: String, text: String) { #expect(GlobPattern(pattern).matches(text)) }

  @Test(arguments: [
    ("*", "a/b"), ("a*/b", "a/c/b"), ("a*b?c*x", "abxbbxdbxebxczzy"), ("ab[^bc]", "abc"), ("a\\*b", "ab"),
    ("a???b", "a☺b"),
    ("a?b", "a/b"), ("", "a"), ("[", "a"), ("a", ""), ("a*", "ba"),
  ])
  func othersDoNot(pattern: String, text: String) { #expect(!GlobPattern(pattern).matches(text)) }

  /// Many runs in a pattern do not multiply.
  @Test func takesNoTime() {
    let pattern = String(repeating: "a*", count: 200) + "b"
    #expect(!GlobPattern(pattern).matches(String(repeating: "a", count: 2_000)))
  }
}
