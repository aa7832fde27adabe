import YAML

extension ModelComparison {
  /// For a terminal: columns that line up, the models' on the right.
  package var text: String {
    let head = Row(title: "", cells: models.map(\.summary.name))
    let all = [head] + rows
    let titleWidth = all.map(\.title.count).max()!
    let widths = models.indices.map { column in all.map { $0.cells[column].count }.max()! }
    var text =
      all.map { row in
        let cells = zip(row.cells, widths).map { cell, width in
          String(repeating: " ", count: width - cell.count) + cell
        }
        return ([row.title + String(repeating: " ", count: titleWidth - row.title.count)] + cells)
          .joined(separator: "   ")
      }.joined(separator: "\n") + "\n"
    if !remarks.isEmpty { text += "\n" + remarks.joined(separator: "\n") + "\n" }
    return text
  }

  /// A table for a document.
  package var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    var text = line([""] + models.map(\.summary.name)) + line(["---"] + models.map { _ in "---:" })
    for row in rows { text += line([row.title] + row.cells) }
    if !remarks.isEmpty { text += "\n" + remarks.map { "- \($0)\n" }.joined() }
    return text
  }

  /// For programs.
  ///
  /// - Throws: `Diagnostic` for text that JSON cannot hold.
  package func json() throws -> [UInt8] {
    let tree = Tree()
    func text(_ string: String) -> Node { tree.scalar(string) }
    let models = models.map { path, summary in
      var fields = [("name", text(summary.name)), ("path", text(path))]
      if let refusal = summary.refusal {
        var details = [
          ("id", text(refusal.id.code)), ("name", text(refusal.id.name)), ("message", text(refusal.message)),
        ]
        if let location = refusal.location { details.append(("location", text(location.description))) }
        fields.append(("refusal", tree.mapping(details)))
        return tree.mapping(fields)
      }
      fields += [
        ("workloads", tree.integer(summary.workloads)), ("pods", tree.integer(summary.pods)),
        ("containers", tree.integer(summary.containers)), ("services", tree.integer(summary.services)),
        ("requestedCPU", text(summary.cpu)), ("requestedMemory", text(summary.memory)),
        ("networkLinks", tree.integer(summary.networkLinks)), ("loopbackLinks", tree.integer(summary.loopbackLinks)),
        ("restartTogether", tree.sequence(summary.restartTogether.map { tree.strings($0) })),
        ("scaleAlone", tree.strings(summary.scaleAlone)), ("serviceAccounts", tree.strings(summary.accounts)),
        (
          "rules",
          tree.sequence(
            summary.rules.map {
              tree.mapping([("container", text($0.container)), ("count", tree.integer($0.count))])
            })
        ),
        ("rewrittenAddresses", tree.strings(summary.rewritten)), ("warnings", tree.strings(summary.warnings)),
      ]
      return tree.mapping(fields)
    }
    let root = tree.mapping([("directory", text(directory)), ("models", tree.sequence(models))])
    return try tree.json(root, indentation: 2) + [0x0A]
  }
}
