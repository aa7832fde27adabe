import Diagnostics
import YAML

/// Tells a diff as a person reads it in a terminal:
///
/// ```
/// StatefulSet kagent/kagent
///   spec.replicas                                            1 → 5
///   spec.template.spec.containers[controller]
///     env[LOG_LEVEL].value                                   debug → info
/// ```
package struct TextDiffRenderer: OutputFormat {
  package let name = "text"

  package init() {}

  /// Nothing at all where there is no difference.
  package func render(_ report: DiffReport, _ style: OutputStyle) -> [UInt8] {
    guard !report.isEmpty else { return [] }
    var lines = TextDiffLines(report, TextPalette(isOn: style.color))
    return Array((lines.render() + "\n" + report.summary(\.visible) + "\n").utf8)
  }
}

/// The lines of a diff, before their columns are set.
private struct TextDiffLines {
  private let report: DiffReport
  private let palette: TextPalette
  private var lines: [Line] = []

  /// A line before its columns are set.
  private struct Line {
    var indent: Int
    var label: String
    /// What stands in the second column, if anything does.
    var value: String?
    var isHeader = false
  }

  init(_ report: DiffReport, _ palette: TextPalette) {
    self.report = report
    self.palette = palette
  }

  mutating func render() -> String {
    let changed = report.changed
    let shared = SharedDifferences(changed.map(report.fields))
    for group in shared.groups { add(group, of: changed) }
    for (resource, fields) in zip(changed, shared.own) where !fields.isEmpty || !resource.renaming.isEmpty {
      let renaming = resource.renaming.visible
      header(palette.bold(resource.title.visible), renaming.isEmpty ? nil : palette.dim(renaming))
      add(DifferenceTree(fields), indent: 1, steps: [])
    }
    addWhole(.removed, palette.old)
    addWhole(.added, palette.new)
    return layOut()
  }

  private mutating func header(_ text: String, _ value: String? = nil) {
    lines.append(Line(indent: 0, label: text, value: value, isHeader: true))
  }

  private mutating func add(_ group: SharedDifferences.Group, of resources: [ResourceDifference]) {
    let count = group.resources.count
    if count == report.diff.matchedCount {
      header(palette.bold("all \(count) resources in both"))
    } else {
      let names =
        group.resources.prefix(6).map { resources[$0].title.visible } + (count > 6 ? ["\(count - 6) more"] : [])
      header(palette.bold("\(count) resources: ") + names.joined(separator: ", "))
    }
    add(DifferenceTree(group.fields), indent: 1, steps: [])
  }

  private mutating func addWhole(_ change: ResourceDifference.Change, _ paint: (String) -> String) {
    for resource in report.diff.resources where resource.change == change {
      let place = report.showsPlaces ? self.place(resource.resource.node, isLeft: change == .removed) : ""
      header(paint((change == .added ? "+ " : "- ") + resource.title.visible) + place)
    }
  }

  // MARK: Fields

  private mutating func add(_ tree: DifferenceTree, indent: Int, steps: [ValuePath.Step]) {
    if let difference = tree.difference { return add(difference, indent, ValuePath.text(of: steps).visible) }
    guard tree.isGroup else {
      for child in tree.children { add(child, indent: indent, steps: steps + [child.step!]) }
      return
    }
    lines.append(Line(indent: indent, label: ValuePath.text(of: steps).visible))
    for child in tree.children { add(child, indent: indent + 1, steps: [child.step!]) }
  }

  private mutating func add(_ difference: FieldDifference, _ indent: Int, _ label: String) {
    switch (difference.change, difference.old, difference.new) {
    case (.added, _, let value?): addWhole("+ ", value, difference, indent, label, palette.new, isLeft: false)
    case (.removed, let value?, _): addWhole("- ", value, difference, indent, label, palette.old, isLeft: true)
    case (.reordered, let old?, let new?):
      lines.append(Line(indent: indent, label: label, value: "order: \(names(old)) → \(names(new))"))
    case (_, let old?, let new?): addChange(old, new, indent, label)
    default: break
    }
  }

  private func names(_ list: Node) -> String {
    list.elements.map { $0.label(["name", "key", "id"]).visible }.joined(separator: ", ")
  }

  private mutating func addChange(_ old: Node, _ new: Node, _ indent: Int, _ label: String) {
    let places = (place(old, isLeft: true), place(new, isLeft: false))
    if old.isString, new.isString, ValueText.isMultiline(old) || ValueText.isMultiline(new) {
      lines.append(Line(indent: indent, label: label + places.0 + (places.1.isEmpty ? "" : " →" + places.1)))
      return addLines(LineDiff(ValueText.lines(old), ValueText.lines(new), context: 2), indent + 1)
    }
    let texts = (ValueText.inline(old), ValueText.inline(new))
    if texts.0.count + texts.1.count <= 72 {
      let value = palette.old(texts.0) + places.0 + " → " + palette.new(texts.1) + places.1
      return lines.append(Line(indent: indent, label: label, value: value))
    }
    lines.append(Line(indent: indent, label: label))
    lines.append(Line(indent: indent + 1, label: palette.old("- " + texts.0) + places.0))
    lines.append(Line(indent: indent + 1, label: palette.new("+ " + texts.1) + places.1))
  }

  private mutating func addLines(_ diff: LineDiff, _ indent: Int) {
    for hunk in diff.hunks {
      lines.append(Line(indent: indent, label: palette.hunk("@@ line \(hunk.right.start) @@")))
      for line in hunk.lines {
        let text =
          switch line {
          case .both(let text): "  " + text.visible
          case .left(let text): palette.old("- " + text.visible)
          case .right(let text): palette.new("+ " + text.visible)
          }
        lines.append(Line(indent: indent, label: text))
      }
    }
  }

  /// A field or element that only one side has.
  private mutating func addWhole(
    _ sign: String, _ value: Node, _ difference: FieldDifference, _ indent: Int, _ label: String,
    _ paint: (String) -> String, isLeft: Bool
  ) {
    let place = self.place(value, isLeft: isLeft)
    if case .element? = difference.path.last {
      for (i, line) in ValueText.yaml(value).enumerated() {
        lines.append(Line(indent: indent, label: paint((i == 0 ? sign : "  ") + line.visible) + (i == 0 ? place : "")))
      }
    } else if value.isScalar, !ValueText.isMultiline(value) || value.isEmptyCollection {
      lines.append(Line(indent: indent, label: paint("\(sign)\(label): \(ValueText.inline(value))") + place))
    } else {
      lines.append(Line(indent: indent, label: paint("\(sign)\(label):") + place))
      let content = ValueText.isMultiline(value) ? ValueText.lines(value) : ValueText.yaml(value)
      for line in content { lines.append(Line(indent: indent + 2, label: paint(line.visible))) }
    }
  }

  private func place(_ node: Node, isLeft: Bool) -> String {
    guard report.showsPlaces, let location = report.place(node, isLeft: isLeft) else { return "" }
    return palette.dim(" (\(location.pathAndLine.visible))")
  }

  // MARK: Columns

  /// The second column stands where the longest label of any line that has one ends, but not farther than this.
  private static let widestLabel = 56

  private func layOut() -> String {
    func width(_ line: Line) -> Int { 2 * line.indent + Self.visibleWidth(line.label) }
    let widths = lines.filter { $0.value != nil }.map(width).filter { $0 <= Self.widestLabel }
    let column = (widths.max() ?? 0) + 2
    return lines.map { line in
      var text = String(repeating: " ", count: 2 * line.indent) + line.label
      if let value = line.value {
        text += String(repeating: " ", count: max(2, column - width(line))) + value
      }
      return text.withoutCommands + "\n"
    }.joined()
  }

  /// How many columns a text takes, colours left out.
  private static func visibleWidth(_ text: String) -> Int {
    var width = 0
    var isEscape = false
    for c in text {
      if c == "\u{1B}" { isEscape = true }
      if !isEscape { width += 1 }
      if isEscape, c == "m" { isEscape = false }
    }
    return width
  }
}
