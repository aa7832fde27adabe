import Diagnostics

/// Two texts as `diff -u` shows how they differ.
package struct UnifiedLines {
  private let palette: TextPalette

  package init(_ style: OutputStyle) { palette = TextPalette(isOn: style.color) }

  init(_ palette: TextPalette) { self.palette = palette }

  /// - Parameters:
  ///   - left: what the first one is called, and its lines.
  ///   - right: the same of the second one.
  package func render(left: (title: String, lines: [String]), right: (title: String, lines: [String])) -> String {
    var lines = [palette.bold("--- \(left.title.visible)"), palette.bold("+++ \(right.title.visible)")]
    for hunk in LineDiff(left.lines, right.lines, context: 3).hunks {
      lines.append(palette.hunk("@@ -\(Self.range(hunk.left)) +\(Self.range(hunk.right)) @@"))
      lines += hunk.lines.map { line in
        switch line {
        case .both(let line): " " + line.visible
        case .left(let line): palette.old("-" + line.visible)
        case .right(let line): palette.new("+" + line.visible)
        }
      }
    }
    return lines.map { $0.withoutCommands + "\n" }.joined()
  }

  private static func range(_ range: (start: Int, count: Int)) -> String {
    let start = range.count == 0 ? range.start - 1 : range.start
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }
}
