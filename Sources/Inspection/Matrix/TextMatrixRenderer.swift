import Diagnostics

/// Prints a matrix for a terminal.
package struct TextMatrixRenderer: OutputFormat {
  package let name = "text"

  package init() {}

  /// Nothing at all where everything is the same.
  package func render(_ matrix: EnvironmentMatrix, _ style: OutputStyle) -> [UInt8] {
    guard !matrix.sections.isEmpty else { return [] }
    let palette = TextPalette(isOn: style.color)
    let names = matrix.names.map(\.visible)
    let lines = MatrixTable(matrix).lines.map { line in
      MatrixTable.Line(indent: line.indent, label: line.label.visible, cells: line.cells.map(\.visible))
    }
    // What has nothing behind it may be as long as it is.
    let labelled = lines.filter { line in line.indent > 0 || line.cells.contains { !$0.isEmpty } }
    let labelWidth = labelled.map { $0.label.count + 2 * $0.indent }.max() ?? 0
    let widths = names.indices.map { i in
      max(names[i].count, lines.map { $0.cells[i].count }.max() ?? 0)
    }
    func row(_ label: String, _ shown: String, _ cells: [String]) -> String {
      var text = shown
      var width = label.count
      var column = labelWidth
      for (i, cell) in cells.enumerated() {
        column += 2
        if !cell.isEmpty {
          text += String(repeating: " ", count: column - width) + cell
          width = column + cell.count
        }
        column += widths[i]
      }
      return text.withoutCommands + "\n"
    }
    var text = row("", "", names)
    for line in lines {
      let label = String(repeating: "  ", count: line.indent) + line.label
      text += row(label, line.indent == 0 ? palette.bold(label) : label, line.cells)
    }
    let differing = matrix.sections.count
    text += "\n\(differing) \(differing == 1 ? "resource differs" : "resources differ"), "
    text += "\(matrix.sameCount) the same everywhere\n"
    return Array(text.utf8)
  }
}
