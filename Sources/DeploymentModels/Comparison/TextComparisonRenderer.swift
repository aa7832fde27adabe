import Diagnostics

/// Prints a comparison for a terminal: columns that line up, the models' on the right.
package struct TextComparisonRenderer: OutputFormat {
  package let name = "text"

  package init() {}

  package func render(_ comparison: ModelComparison, _ style: OutputStyle) -> [UInt8] {
    let head = ModelComparison.Row(title: "", cells: comparison.models.map(\.summary.name))
    let rows = ([head] + comparison.rows).map { [$0.title] + $0.cells.map(\.visible) }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { cells in
      zip(cells, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: "   ")
    }
    let remarks = comparison.remarks.map(\.visible)
    if !remarks.isEmpty { lines += [""] + remarks }
    return Array(lines.map { $0.withoutCommands + "\n" }.joined().utf8)
  }
}
