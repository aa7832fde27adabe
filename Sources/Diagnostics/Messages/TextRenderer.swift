/// Tells diagnostics as a person reads them in a terminal:
///
/// ```
/// overlays/prod/patch.yaml:4:9: error: no StatefulSet named 'kagnt' for this patch [K0301 patch-without-match]
///   3 | metadata:
///   4 |   name: kagnt
///     |         ^^^^^ did you mean 'kagent'?
///   note: StatefulSet 'kagent' comes from base/statefulset.yaml:3
/// ```
///
/// For who reads kustomize's messages, so that what looks for those at the start of a line finds them, and what takes standard
/// error for a part of the manifests reads no warning:
///
/// ```
/// Error: overlays/prod/patch.yaml:4:9: no StatefulSet named 'kagnt' for this patch [K0301 patch-without-match]
/// # Warning: overlays/prod/kustomization.yaml:4:9: no container uses the image 'ngnix' [K0702 no-effect]
/// #   3 | images:
/// ```
///
/// Columns are characters. What a terminal would obey is shown escaped.
package struct TextRenderer: OutputFormat {
  package let name = "text"
  package let isOneDocument = false
  private let color: Bool
  private let isKustomizes: Bool

  package init(color: Bool = false, isKustomizes: Bool = false) {
    self.color = color
    self.isKustomizes = isKustomizes
  }

  package func render(_ messages: Messages, _ style: OutputStyle) -> [UInt8] {
    var text = messages.diagnostics.map(
      TextRenderer(color: style.color, isKustomizes: style.isKustomizes).render
    ).joined()
    if let failure = messages.failure { text += "\(messages.tool.name): \(failure.visible)\n".withoutCommands }
    return Array(text.utf8)
  }

  private func paint(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func paint(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: paint(isKustomizes ? "Error" : "error", "1;31")
    case .warning: paint(isKustomizes ? "Warning" : "warning", "1;33")
    case .note: paint("note", "1;36")
    }
  }

  /// One diagnostic, each line ended by a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    var head = ""
    if let place = diagnostic.location?.description ?? diagnostic.path { head = paint("\(place.visible):", "1") + " " }
    let tail = paint("[\(diagnostic.id.code) \(diagnostic.id.name)]", "2")
    let severity = paint(diagnostic.severity) + ": "
    var lines = [(isKustomizes ? severity + head : head + severity) + "\(diagnostic.message.visible) \(tail)"]
    if let snippet = diagnostic.snippet, !snippet.isSecret {
      lines += self.lines(of: snippet, hint: diagnostic.hint)
    } else if let hint = diagnostic.hint {
      lines.append("  \(paint("hint", "1;32")): \(hint.visible)")
    }
    lines += diagnostic.notes.map { "  \(paint(.note)): \($0.text.visible)" }
    let isComment = isKustomizes && diagnostic.severity != .error
    return lines.map { (isComment ? "# " + $0 : $0).withoutCommands + "\n" }.joined()
  }

  /// More of a line than this is not shown.
  private static let lineLimit = 160

  private func lines(of snippet: Snippet, hint: String?) -> [String] {
    let number = snippet.location.line
    let digits = String(number).count
    func gutter(_ label: String) -> String {
      paint("  " + String(repeating: " ", count: digits - label.count) + label + " |", "2")
    }
    func line(_ text: some StringProtocol) -> String { text.isEmpty ? "" : " " + Self.shown(text) }
    let window = window(of: snippet)
    var lines: [String] = []
    if let previous = snippet.previousLine, !previous.allSatisfy(\.isWhitespace) {
      lines.append(gutter(String(number - 1)) + line(shortened(previous)))
    }
    lines.append(gutter(String(number)) + line(window.text))
    let before = window.text.prefix(window.column - 1)
    let marked = window.text.dropFirst(window.column - 1).prefix(window.width)
    // An escape takes more columns than the character that it shows.
    let indent = String(repeating: " ", count: window.column + Self.shown(before).count - before.count)
    let carets = String(repeating: "^", count: window.width + Self.shown(marked).count - marked.count)
    lines.append(gutter("") + indent + paint(carets + (hint.map { " " + $0.visible } ?? ""), "1;32"))
    return lines
  }

  private static func shown(_ line: some StringProtocol) -> String {
    String(line.map { $0 == "\t" ? " " : $0 }).visible
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
