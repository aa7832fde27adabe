import YAML

/// A matrix as the lines of a table: rows are fields that are not the same everywhere, columns the environments.
struct MatrixTable {
  private let matrix: EnvironmentMatrix

  init(_ matrix: EnvironmentMatrix) { self.matrix = matrix }

  private static let absent = "–"
  private static let widestValue = 36

  /// A line of the table: a title, with the environments that have the resource, or a field.
  struct Line {
    var indent: Int
    var label: String
    var cells: [String]
  }

  var lines: [Line] {
    let none = Array(repeating: "", count: matrix.names.count)
    var lines: [Line] = []
    let shared = SharedRows(matrix.sections)
    for group in shared.groups {
      lines.append(Line(indent: 0, label: title(of: group, isOnlyOne: shared.groups.count == 1), cells: none))
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

  /// Where there are several groups it takes names to tell which is which.
  private func title(of group: SharedRows.Group, isOnlyOne: Bool) -> String {
    let count = group.sections.count
    if count == matrix.sections.count + matrix.sameCount { return "all \(count) resources" }
    if isOnlyOne { return "\(count) resources" }
    let names = group.sections.prefix(3).map { matrix.sections[$0].title } + (count > 3 ? ["\(count - 3) more"] : [])
    return "\(count) resources: " + names.joined(separator: ", ")
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
}
