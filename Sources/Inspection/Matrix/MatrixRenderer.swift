import YAML

/// Prints a matrix as a table: rows are fields that are not the same everywhere, columns the environments.
package struct MatrixRenderer {
  private let matrix: EnvironmentMatrix

  package init(_ matrix: EnvironmentMatrix) { self.matrix = matrix }

  private static let absent = "–"
  private static let widestValue = 40

  /// A line of the table: a section's title with its presences, or a field.
  private func lines() -> [(label: String, cells: [String], isTitle: Bool)] {
    matrix.sections.flatMap { section -> [(String, [String], Bool)] in
      let isEverywhere = section.isPresent.allSatisfy { $0 }
      let title = (section.title, section.isPresent.map { isEverywhere ? "" : $0 ? "yes" : Self.absent }, true)
      let rows = section.rows.map { row in
        (row.path.description, row.values.map { $0.map(Self.cell) ?? Self.absent }, false)
      }
      return [title] + rows
    }
  }

  private static func cell(_ node: Node) -> String {
    let text = ValueText.isMultiline(node) ? "\(ValueText.lines(node).count) lines" : ValueText.inline(node)
    return text.count > widestValue ? text.prefix(widestValue - 1) + "…" : text
  }

  package func text(color: Bool) -> String {
    guard !matrix.sections.isEmpty else { return "" }
    let palette = TextPalette(isOn: color)
    let lines = lines()
    let labelWidth = lines.map { $0.label.count + ($0.isTitle ? 0 : 2) }.max() ?? 0
    let widths = matrix.names.indices.map { i in
      max(matrix.names[i].count, lines.map { $0.cells[i].count }.max() ?? 0)
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
      return text + "\n"
    }
    var text = row("", "", matrix.names)
    for line in lines {
      let label = line.isTitle ? line.label : "  " + line.label
      text += row(label, line.isTitle ? palette.bold(label) : label, line.cells)
    }
    let differing = matrix.sections.count
    return text + "\n\(differing) \(differing == 1 ? "resource differs" : "resources differ"), "
      + "\(matrix.sameCount) the same everywhere\n"
  }

  package func markdown() -> String {
    func escaped(_ text: String) -> String { text.map { $0 == "|" ? "\\|" : String($0) }.joined() }
    func row(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |\n" }
    var text = row(["field"] + matrix.names) + row(Array(repeating: "---", count: matrix.names.count + 1))
    for line in lines() {
      text += row([line.isTitle ? "**\(line.label)**" : "`\(line.label)`"] + line.cells)
    }
    return text
  }

  package func json() -> String {
    JSONValue.object([
      ("environments", .array(matrix.names.map(JSONValue.string))),
      (
        "resources",
        .array(
          matrix.sections.map { section in
            .object([
              ("resource", .string(section.title)), ("present", .array(section.isPresent.map(JSONValue.boolean))),
              (
                "fields",
                .array(
                  section.rows.map { row in
                    .object([
                      ("path", .string(row.path.description)),
                      ("values", .array(row.values.map { $0.map(JSONValue.node) ?? .null })),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).text
  }
}
