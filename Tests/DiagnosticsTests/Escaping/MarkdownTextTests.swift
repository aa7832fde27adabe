import Diagnostics
import Testing

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("a b", "`a b`"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"), (" a ", "`  a  `"), (" a", "` a`"),
    ("a|b", "`a|b`"),
    ("a\nb", "`a\\nb`"), ("<b>", "`<b>`"), ("\\|", "`\\|`"),
  ])
  func code(_ text: String, _ markdown: String) { #expect(MarkdownText.code(text) == markdown) }

  @Test(arguments: [
    ("a|b", "`a\\|b`"), ("a\\|b`", "<code>a&#92;&#124;b&#96;</code>"), ("a\\", "`a\\`"), ("||", "`\\|\\|`"),
  ])
  func codeInATable(_ text: String, _ markdown: String) {
    #expect(MarkdownText.code(text, inTable: true) == markdown)
  }

  @Test(arguments: [
    ("ConfigMap shop/web (hash a → b)", "ConfigMap shop/web (hash a → b)"), ("größe", "größe"), ("a*b*", "`a*b*`"),
    ("@everyone", "`@everyone`"), ("<b>", "`<b>`"), ("#1", "`#1`"), ("a\nb", "`a\\nb`"),
    ("1. a", "`1. a`"), ("- a", "`- a`"), ("1.5", "1.5"), ("-1", "-1"), ("–", "–"), ("1)", "`1)`"),
  ])
  func prose(_ text: String, _ markdown: String) { #expect(MarkdownText.prose(text) == markdown) }

  @Test func aBlockEndsWhereItsTextDoes() {
    #expect(MarkdownText.block(["- a", "````", "\u{1B}"], language: "diff") == "`````diff\n- a\n````\n\\e\n`````\n")
  }
}
