import Diagnostics
import YAML

/// Tells a diff as a comment on a pull request: a table for each resource, folded, and no longer than a comment may be.
package struct MarkdownDiffRenderer: OutputFormat {
  package let name = "markdown"

  /// The longest comment that GitHub takes has 65,536 characters.
  package static let defaultSizeLimit = 60_000

  package init() {}

  /// What goes beyond the limit of its size is only counted.
  package func render(_ report: DiffReport, _ style: OutputStyle) -> [UInt8] {
    Array(MarkdownDiff(report: report).text(upTo: style.sizeLimit ?? Self.defaultSizeLimit).utf8)
  }
}

/// The text of a comment.
private struct MarkdownDiff {
  let report: DiffReport

  func text(upTo sizeLimit: Int) -> String {
    let head = "### \(MarkdownText.code(report.left)) → \(MarkdownText.code(report.right))\n\n"
    guard !report.isEmpty else { return head + "No differences.\n" }
    var text = head + report.summary { MarkdownText.prose($0) } + "\n"
    var omitted = 0
    for section in sections() {
      if text.utf8.count + section.utf8.count > sizeLimit - 120 { omitted += 1 } else { text += "\n" + section }
    }
    if omitted > 0 {
      text += "\n**\(omitted) more \(omitted == 1 ? "section" : "sections")** would make this comment too long.\n"
    }
    return text
  }

  private func sections() -> [String] {
    let changed = report.changed
    let shared = SharedDifferences(changed.map(report.fields))
    var sections = shared.groups.map { group in
      let count = group.resources.count
      let isAll = count == report.diff.matchedCount
      let names = group.resources.prefix(20).map { MarkdownText.code(changed[$0].title) }.joined(separator: ", ")
      let tail = count > 20 ? " and \(count - 20) more" : ""
      return fold(
        isAll ? "all \(count) resources in both" : "\(count) resources", group.fields,
        before: isAll ? "" : names + tail + "\n\n")
    }
    for (resource, fields) in zip(changed, shared.own) where !fields.isEmpty || !resource.renaming.isEmpty {
      let title = resource.renaming.isEmpty ? resource.title : "\(resource.title) (\(resource.renaming))"
      sections.append(fields.isEmpty ? "- \(MarkdownText.prose(title))\n" : fold(title, fields))
    }
    for (change, side) in [(ResourceDifference.Change.removed, report.left), (.added, report.right)] {
      let whole = report.diff.resources.filter { $0.change == change }
      guard !whole.isEmpty else { continue }
      let list = whole.map { "- \(MarkdownText.code($0.title))\n" }.joined()
      sections.append(
        "<details>\n<summary>\(whole.count) only in \(side.visible.xmlEscaped)</summary>\n\n\(list)\n</details>\n")
    }
    return sections
  }

  private func fold(_ title: String, _ fields: [FieldDifference], before: String = "") -> String {
    let count = fields.count == 1 ? "1 difference" : "\(fields.count) differences"
    var text = "<details>\n<summary>\(title.visible.xmlEscaped): \(count)</summary>\n\n" + before
    let short = fields.filter(Self.fitsTable)
    if !short.isEmpty {
      let sides = [report.left, report.right].map { MarkdownText.prose($0, inTable: true) }
      text += "| field | \(sides[0]) | \(sides[1]) |\n| --- | --- | --- |\n"
      for field in short {
        let path = MarkdownText.code(field.path.description, inTable: true)
        text += "| \(path) | \(cell(field.old, isLeft: true)) | \(cell(field.new, isLeft: false)) |\n"
      }
      text += "\n"
    }
    for field in fields where !Self.fitsTable(field) { text += block(field) }
    return text + "</details>\n"
  }

  private static func fitsTable(_ field: FieldDifference) -> Bool {
    [field.old, field.new].allSatisfy { node in
      guard let node else { return true }
      return node.isScalar && !ValueText.isMultiline(node) && node.bytes.count <= 120
    }
  }

  private func cell(_ node: Node?, isLeft: Bool) -> String {
    guard let node else { return "" }
    let place = report.showsPlaces ? report.place(node, isLeft: isLeft)?.pathAndLine : nil
    let value = MarkdownText.code(ValueText.inline(node), inTable: true)
    return value + (place.map { "<br>" + MarkdownText.prose($0, inTable: true) } ?? "")
  }

  /// A difference of several lines.
  private func block(_ field: FieldDifference) -> String {
    func lines(_ node: Node?) -> [String] {
      guard let node else { return [] }
      return ValueText.isMultiline(node) ? ValueText.lines(node) : ValueText.yaml(node)
    }
    let hunks = LineDiff(lines(field.old), lines(field.new), context: 3).hunks
    let marked = hunks.flatMap(\.lines).map { line in
      switch line {
      case .both(let line): "  \(line)"
      case .left(let line): "- \(line)"
      case .right(let line): "+ \(line)"
      }
    }
    return "\(MarkdownText.code(field.path.description))\n\n\(MarkdownText.block(marked, language: "diff"))\n"
  }
}
