/// Renders diagnostics as a person reads them in a terminal:
///
/// ```
/// overlays/prod/patch.yaml:4:9: error: no StatefulSet named 'kagnt' for this patch [K0301 patch-without-match]
///   3 | metadata:
///   4 |   name: kagnt
///     |         ^^^^^ did you mean 'kagent'?
///   note: StatefulSet 'kagent' comes from base/statefulset.yaml:3
/// ```
package struct TextRenderer {
  package var color: Bool

  package init(color: Bool) { self.color = color }

  private func paint(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func paint(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: paint("error", "1;31")
    case .warning: paint("warning", "1;33")
    case .note: paint("note", "1;36")
    }
  }

  /// One diagnostic, each line ended by a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    var out = ""
    if let location = diagnostic.location {
      out += paint("\(location):", "1") + " "
    } else if let path = diagnostic.path {
      out += paint("\(path):", "1") + " "
    }
    let tail = paint("[\(diagnostic.id.code) \(diagnostic.id.name)]", "2")
    out += "\(paint(diagnostic.severity)): \(diagnostic.message) \(tail)\n"
    if let snippet = diagnostic.snippet {
      out += render(snippet, hint: diagnostic.hint)
    } else if let hint = diagnostic.hint {
      out += "  \(paint("hint", "1;32")): \(hint)\n"
    }
    for note in diagnostic.notes { out += "  \(paint(.note)): \(note.text)\n" }
    return out
  }

  /// More of a line than this is not shown.
  private static let lineLimit = 160

  private func render(_ snippet: Snippet, hint: String?) -> String {
    let number = snippet.location.line
    let digits = String(number).count
    func gutter(_ label: String) -> String {
      paint("  " + String(repeating: " ", count: digits - label.count) + label + " |", "2")
    }
    func line(_ text: String) -> String {
      text.isEmpty ? "" : " " + text.map { $0 == "\t" ? " " : String($0) }.joined()
    }
    let window = window(of: snippet)
    var out = ""
    if let previous = snippet.previousLine, !previous.allSatisfy(\.isWhitespace) {
      out += gutter(String(number - 1)) + line(shortened(previous)) + "\n"
    }
    out += gutter(String(number)) + line(window.text) + "\n"
    let carets = String(repeating: "^", count: window.width)
    let indent = String(repeating: " ", count: window.column)
    out += gutter("") + indent + paint(carets + (hint.map { " " + $0 } ?? ""), "1;32") + "\n"
    return out
  }

  private func shortened(_ line: String) -> String {
    line.count <= Self.lineLimit ? line : line.prefix(Self.lineLimit - 1) + "…"
  }

  /// What is shown of the line: of a long one, what is around the place.
  private func window(of snippet: Snippet) -> (text: String, column: Int, width: Int) {
    let column = snippet.location.column
    guard snippet.line.count > Self.lineLimit else { return (snippet.line, column, snippet.width) }
    let skipped = max(0, min(column - 1 - Self.lineLimit / 2, snippet.line.count - Self.lineLimit))
    var text = String(snippet.line.dropFirst(skipped).prefix(Self.lineLimit))
    if skipped > 0 { text = "…" + text.dropFirst() }
    if skipped + Self.lineLimit < snippet.line.count { text = text.dropLast() + "…" }
    let shown = column - skipped
    return (text, shown, max(1, min(snippet.width, Self.lineLimit - shown + 1)))
  }
}
