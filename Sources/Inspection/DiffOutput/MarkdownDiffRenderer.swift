import YAML

/// Tells a diff as a comment on a pull request: a table for each resource, folded, and no longer than a comment may be.
package struct MarkdownDiffRenderer {
  private let report: DiffReport
  private let sizeLimit: Int

  /// The longest comment that GitHub takes has 65,536 characters.
  package static let defaultSizeLimit = 60_000

  /// - Parameter sizeLimit: in bytes; what goes beyond is only counted.
  package init(_ report: DiffReport, sizeLimit: Int = defaultSizeLimit) {
    self.report = report
    self.sizeLimit = sizeLimit
  }

  package func render() -> String {
    let head = "### `\(report.left)` → `\(report.right)`\n\n"
    guard !report.isEmpty else { return head + "No differences.\n" }
    var text = head + report.summary + "\n"
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
    let changed = report.diff.resources.filter { $0.change == .changed }
    let shared = SharedDifferences(changed.map(report.fields))
    var sections = shared.groups.map { group in
      let count = group.resources.count
      let isAll = count == report.diff.matchedCount
      let names = group.resources.prefix(20).map { Self.code(changed[$0].title) }.joined(separator: ", ")
      let tail = count > 20 ? " and \(count - 20) more" : ""
      return fold(
        isAll ? "all \(count) resources in both" : "\(count) resources", group.fields,
        before: isAll ? "" : names + tail + "\n\n")
    }
    for (resource, fields) in zip(changed, shared.own) where !fields.isEmpty || !resource.renaming.isEmpty {
      let title = resource.renaming.isEmpty ? resource.title : "\(resource.title) (\(resource.renaming))"
      sections.append(fields.isEmpty ? "- \(Self.text(title))\n" : fold(title, fields))
    }
    for (change, side) in [(ResourceDifference.Change.removed, report.left), (.added, report.right)] {
      let whole = report.diff.resources.filter { $0.change == change }
      guard !whole.isEmpty else { continue }
      let list = whole.map { "- \(Self.code($0.title))\n" }.joined()
      sections.append(
        "<details>\n<summary>\(whole.count) only in \(Self.text(side))</summary>\n\n\(list)\n</details>\n")
    }
    return sections
  }

  private func fold(_ title: String, _ fields: [FieldDifference], before: String = "") -> String {
    let count = fields.count == 1 ? "1 difference" : "\(fields.count) differences"
    var text = "<details>\n<summary>\(Self.text(title)): \(count)</summary>\n\n" + before
    let short = fields.filter(Self.fitsTable)
    if !short.isEmpty {
      text += "| field | \(Self.cell(report.left)) | \(Self.cell(report.right)) |\n| --- | --- | --- |\n"
      for field in short {
        text +=
          "| \(Self.code(field.path.description)) | \(cell(field.old, isLeft: true)) | \(cell(field.new, isLeft: false)) |\n"
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
    let place = report.showsPlaces ? report.place(node, isLeft: isLeft).map { "<br>\(Self.cell($0.pathAndLine))" } : nil
    return Self.code(ValueText.inline(node)) + (place ?? "")
  }

  /// A difference of several lines.
  private func block(_ field: FieldDifference) -> String {
    func lines(_ node: Node?) -> [String] {
      guard let node else { return [] }
      return ValueText.isMultiline(node) ? ValueText.lines(node) : ValueText.yaml(node)
    }
    var text = ""
    for hunk in LineDiff(lines(field.old), lines(field.new), context: 3).hunks {
      for line in hunk.lines {
        switch line {
        case .both(let line): text += "  \(line)\n"
        case .left(let line): text += "- \(line)\n"
        case .right(let line): text += "+ \(line)\n"
        }
      }
    }
    let fence = Self.fence(for: text)
    return "\(Self.code(field.path.description))\n\n\(fence)diff\n\(text)\(fence)\n\n"
  }

  // MARK: Escaping

  /// A fence that is longer than any in the text.
  private static func fence(for text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(3, longest + 1))
  }

  private static func code(_ text: String) -> String {
    let fence = text.contains("`") ? "``" : "`"
    let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + pad + cell(text) + pad + fence
  }

  private static func cell(_ text: String) -> String {
    text.map { $0 == "|" ? "\\|" : String($0) }.joined()
  }

  private static func text(_ text: String) -> String {
    text.map { $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
  }
}
