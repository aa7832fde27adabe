import Diagnostics

/// Prints a comparison as a table of Markdown, for a document.
package struct MarkdownComparisonRenderer: OutputFormat {
  package let name = "markdown"

  package init() {}

  package func render(_ comparison: ModelComparison, _ style: OutputStyle) -> [UInt8] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { shown($0, inTable: true) }.joined(separator: " | ") + " |\n"
    }
    let models = comparison.models
    var text = line([""] + models.map(\.summary.name)) + line(["---"] + models.map { _ in "---:" })
    for row in comparison.rows { text += line([row.title] + row.cells) }
    let remarks = comparison.remarks
    if !remarks.isEmpty { text += "\n" + remarks.map { "- \(shown($0))\n" }.joined() }
    return Array(text.utf8)
  }

  /// A text as it is, or as code where any of it could be markup. The brackets around an id are none.
  private func shown(_ text: String, inTable: Bool = false) -> String {
    let mayBeMarkup = text.unicodeScalars.contains { $0.isHidden || "<&`*@|\\~#!".unicodeScalars.contains($0) }
    return mayBeMarkup || text.contains("](") ? MarkdownText.code(text, inTable: inTable) : text
  }
}
