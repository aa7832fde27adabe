import YAML

/// Prints a matrix as a table: rows are fields that are not the same everywhere, columns the environments.
package struct MatrixRenderer {
  private let matrix: EnvironmentMatrix

  package init(_ matrix: EnvironmentMatrix) { self.matrix = matrix }

  private static let absent = "–"
  private static let widestValue = 36

  /// A line of the table: a title, with the environments that have the resource, or a field.
  private struct Line {
    var indent: Int
    var label: String
    var cells: [String]
  }

  private func lines() -> [Line] {
    let none = Array(repeating: "", count: matrix.names.count)
    var lines: [Line] = []
    let shared = SharedRows(matrix.sections)
    for group in shared.groups {
      let isAll = group.count == matrix.sections.count + matrix.sameCount
      lines.append(Line(indent: 0, label: "\(isAll ? "all " : "")\(group.count) resources", cells: none))
      lines += group.rows.map { Line(indent: 1, label: $0.path.description, cells: cells($0)) }
    }
    for (section, rows) in zip(matrix.sections, shared.own) {
      let isEverywhere = section.isPresent.allSatisfy { $0 }
      if rows.isEmpty, isEverywhere { continue }
      let presence = isEverywhere ? none : section.isPresent.map { $0 ? "yes" : Self.absent }
      lines.append(Line(indent: 0, label: section.title, cells: presence))
      addRows(rows, none, to: &lines)
    }
    return lines
  }

  /// Fields of one list element stand together under it.
  private func addRows(_ rows: [EnvironmentMatrix.Row], _ none: [String], to lines: inout [Line]) {
    var byElement: [[ValuePath.Step]: [EnvironmentMatrix.Row]] = [:]
    var order: [[ValuePath.Step]] = []
    for row in rows {
      let end = row.path.steps.dropLast().lastIndex { if case .element = $0 { true } else { false } }
      let element = end.map { Array(row.path.steps[...$0]) } ?? []
      if byElement[element] == nil { order.append(element) }
      byElement[element, default: []].append(row)
    }
    for element in order {
      let rows = byElement[element] ?? []
      let isNested = !element.isEmpty && rows.count > 1
      if isNested { lines.append(Line(indent: 1, label: ValuePath.text(of: element), cells: none)) }
      for row in rows {
        let label = isNested ? ValuePath.text(of: Array(row.path.steps[element.count...])) : row.path.description
        lines.append(Line(indent: isNested ? 2 : 1, label: label, cells: cells(row)))
      }
    }
  }

  private func cells(_ row: EnvironmentMatrix.Row) -> [String] {
    row.values.map { value in
      value.map { row.count > 1 ? "\(row.count) values" : Self.cell($0) } ?? Self.absent
    }
  }

  private static func cell(_ node: Node) -> String {
    let text = ValueText.isMultiline(node) ? "\(ValueText.lines(node).count) lines" : ValueText.inline(node)
    if node.isSequence, text.count > widestValue { return node.count == 1 ? "1 item" : "\(node.count) items" }
    return text.count > widestValue ? text.prefix(widestValue - 1) + "…" : text
  }

  package func text(color: Bool) -> String {
    guard !matrix.sections.isEmpty else { return "" }
    let palette = TextPalette(isOn: color)
    let lines = lines()
    let labelWidth = lines.map { $0.label.count + 2 * $0.indent }.max() ?? 0
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
      let label = String(repeating: "  ", count: line.indent) + line.label
      text += row(label, line.indent == 0 ? palette.bold(label) : label, line.cells)
    }
    let differing = matrix.sections.count
    return text + "\n\(differing) \(differing == 1 ? "resource differs" : "resources differ"), "
      + "\(matrix.sameCount) the same everywhere\n"
  }

  package func markdown() -> String {
    func escaped(_ text: String) -> String { text.map { $0 == "|" ? "\\|" : String($0) }.joined() }
    func row(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |\n" }
    var text = row(["field"] + matrix.names) + row(Array(repeating: "---", count: matrix.names.count + 1))
    for line in markdownLines() {
      text += row([line.indent == 0 ? "**\(line.label)**" : "`\(line.label)`"] + line.cells)
    }
    return text
  }

  /// A table of markdown has no levels: each field has its whole path.
  private func markdownLines() -> [Line] {
    var head = ""
    return lines().compactMap { line in
      if line.indent == 1, line.cells.allSatisfy(\.isEmpty) {
        head = line.label
        return nil
      }
      guard line.indent == 2 else { return line }
      let joint = line.label.hasPrefix("[") ? "" : "."
      return Line(indent: 1, label: head + joint + line.label, cells: line.cells)
    }
  }

  package func json() -> [UInt8] {
    var json = JSONDocument()
    json.object { json in
      json.array("environments") { json in
        for name in matrix.names { json.string(nil, name) }
      }
      json.array("resources") { json in
        for section in matrix.sections { write(section, to: &json) }
      }
    }
    return json.finished()
  }

  private func write(_ section: EnvironmentMatrix.Section, to json: inout JSONDocument) {
    json.object { json in
      json.string("resource", section.title)
      json.array("present") { json in
        for isPresent in section.isPresent { json.boolean(nil, isPresent) }
      }
      json.array("fields") { json in
        for row in section.rows {
          json.object { json in
            json.string("path", row.path.description)
            json.array("values") { json in
              for value in row.values {
                if let value { json.node(nil, value) } else { json.null(nil) }
              }
            }
          }
        }
      }
    }
  }
}
