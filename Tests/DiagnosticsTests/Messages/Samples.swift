import Diagnostics

/// Messages that every form has to tell, the foreign ones among them with all that a form may take for its own.
enum Samples {
  static let tool = (name: "strata", version: "1.2.3")
  static let id = Diagnostic.ID("T0001", "test")

  /// An error with everything: place, hint, fix and notes of both kinds. The place is behind a letter of two units.
  static let error = Diagnostic(
    id, "no such name",
    at: Snippet(
      location: Location(path: "overlays/a b.yaml", line: 12, column: 12, utf16Column: 13), previousLine: "metadata:",
      line: "  '𝛼': nm: kagnt", width: 5),
    hint: "did you mean 'kagent'?", fix: Diagnostic.Fix(replacement: "kagent"),
    notes: [
      Diagnostic.Note("it is at", at: Location(path: "b.yaml", line: 3, column: 1)),
      Diagnostic.Note("nothing else is called so"),
    ])

  static let warning = Diagnostic(
    Diagnostic.ID("T0002", "other"), "has no effect", severity: .warning, path: "c.yaml", hint: "leave it out")

  static let bare = Diagnostic(id, "nothing was read")

  /// What strangers put into names, values and paths.
  static let payloads = [
    "\u{1B}[2J\u{1B}]0;title\u{7}", "a\nb", "\n::error file=x::y", "::error::x", "##[error]x", "a\rb", "\0",
    "\u{9B}31m",
    "\u{202E}gnp.exe", "\u{2028}::error::x", "<script>alert(1)</script>", "\u{600}<script \u{301}x=\"\u{301}y'>",
    "a\"b'c",
    "]]>", "&lt;&#60;", "%0A::error::x", "a,b:c=d", "\u{FFFF}", "--><!--", "`|\\|`", "\\", "line one\nline two\n",
  ]

  static func foreign(_ text: String) -> Diagnostic {
    Diagnostic(
      id, text,
      at: Snippet(location: Location(path: text, line: 1, column: 1), previousLine: text, line: text, width: 3),
      hint: text, fix: Diagnostic.Fix(replacement: text),
      notes: [Diagnostic.Note(text), Diagnostic.Note(text, at: Location(path: text, line: 2, column: 1))])
  }

  static func text(_ name: String, _ diagnostics: [Diagnostic], failure: String? = nil) throws -> String {
    let format = Messages.format(named: name)!
    return String(
      decoding: try format.render(Messages(diagnostics, failure: failure, tool: tool), OutputStyle()), as: UTF8.self)
  }
}
