import Diagnostics
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("ä\u{301} 𝛼 日本 👩‍👩‍👧", "ä\u{301} 𝛼 日本 👩‍👩‍👧"), ("a\tb", "a\tb"), ("a\nb\r\n", "a\\nb\\r\\n"),
    ("\u{1B}[31m\0\u{7}", "\\e[31m\\0\\x07"), ("\u{7F}\u{9B}31m", "\\x7F\\x9B31m"),
    ("\u{202E}abc\u{2066}", "\\u202Eabc\\u2066"),
    ("a\u{2028}b", "a\\u2028b"), ("\u{FFFF}", "\\uFFFF"), ("\u{1B}\u{301}", "\\e\u{301}"),
    ("©®™", "©®™"),
  ])
  func showsWhatATerminalWouldObey(_ text: String, _ shown: String) {
    #expect(text.visible == shown)
    #expect(Substring(text).visible == shown)
  }

  @Test(arguments: [
    ("::error::x", "\\x3A:error::x"), ("  \t::error file=a::x", "  \t\\x3A:error file=a::x"),
    ("::add-mask::x", "\\x3A:add-mask::x"),
    ("::1 localhost", "::1 localhost"), ("::ffff:10.0.0.1", "::ffff:10.0.0.1"), ("a ::error::x", "a ::error::x"),
    ("::", "::"), ("::error: x", "::error: x"), ("a ##[error]b", "a \\x23#[error]b"), ("a #[x] [y]", "a #[x] [y]"),
    ("", ""),
  ])
  func aLineHasNoCommand(_ line: String, _ shown: String) {
    #expect(line.withoutCommands == shown)
  }

  @Test(arguments: [
    ("", ""), ("one\ntwo\n", "one\ntwo\n"), ("\u{1B}[31mone\r\n\n ::error::two", "\\e[31mone\\r\n\n \\x3A:error::two"),
    ("a\n\u{301}::error::x", "a\n\u{301}::error::x"),
  ])
  func linesOfAProgramHaveNoCommand(_ text: String, _ shown: String) {
    #expect(text.visibleLines == shown)
  }
}
