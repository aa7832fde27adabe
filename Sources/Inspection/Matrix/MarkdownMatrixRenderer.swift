import Diagnostics

/// Prints a matrix as a table of Markdown.
package struct MarkdownMatrixRenderer: OutputFormat {
  package let name = "markdown"

  package init() {}

  package func render(_ matrix: EnvironmentMatrix, _ style: OutputStyle) -> [UInt8] {
    func shown(_ text: String) -> String { MarkdownText.prose(text, inTable: true) }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = row(["field"] + matrix.names.map(shown)) + row(Array(repeating: "---", count: matrix.names.count + 1))
    for line in flatLines(of: MatrixTable(matrix)) {
      let label = line.indent == 0 ? "**\(shown(line.label))**" : MarkdownText.code(line.label, inTable: true)
      text += row([label] + line.cells.map(shown))
    }
    return Array(text.utf8)
  }

  /// A table of markdown has no levels: each field has its whole path.
  private func flatLines(of table: MatrixTable) -> [MatrixTable.Line] {
    var head = ""
    return table.lines.compactMap { line in
      if line.indent == 1, line.cells.allSatisfy(\.isEmpty) {
        head = line.label
        return nil
      }
      guard line.indent == 2 else { return line }
      let joint = line.label.hasPrefix("[") ? "" : "."
      return MatrixTable.Line(indent: 1, label: head + joint + line.label, cells: line.cells)
    }
  }
}
