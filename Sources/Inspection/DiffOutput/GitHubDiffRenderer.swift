import Diagnostics
import YAML

/// Tells a diff as GitHub's workflow commands: each difference becomes a notice at the line that it comes from.
package struct GitHubDiffRenderer: OutputFormat {
  package let name = "github"

  package init() {}

  package func render(_ report: DiffReport, _ style: OutputStyle) -> [UInt8] {
    var text = ""
    for resource in report.diff.resources {
      switch resource.change {
      case .added:
        text += notice("only in \(report.right)", resource, at: report.place(resource.resource.node, isLeft: false))
      case .removed:
        text += notice("only in \(report.left)", resource, at: report.place(resource.resource.node, isLeft: true))
      case .changed:
        if !resource.renaming.isEmpty {
          text += notice(resource.renaming, resource, at: report.place(resource.resource.node, isLeft: false))
        }
        for field in report.fields(of: resource) { text += notice(field, of: resource, in: report) }
      }
    }
    return Array(text.utf8)
  }

  private func notice(
    _ field: FieldDifference, of resource: ResourceDifference, in report: DiffReport
  ) -> String {
    let place = report.place(field.new, isLeft: false) ?? report.place(field.old, isLeft: true)
    let old = field.old.map(Self.short) ?? "(none)"
    let new = field.new.map(Self.short) ?? "(none)"
    let change = field.change == .reordered ? "other order" : "\(old) → \(new)"
    return notice("\(field.path): \(change)", resource, at: place)
  }

  /// Text of several lines is shown by the other formats.
  private static func short(_ node: Node) -> String {
    let text = ValueText.isMultiline(node) ? "\(ValueText.lines(node).count) lines" : ValueText.inline(node)
    return text.count > 200 ? text.prefix(200) + "…" : text
  }

  private func notice(_ message: String, _ resource: ResourceDifference, at place: Location?) -> String {
    var command = GitHubCommand("notice", message)
    if let place {
      command.set("file", place.path)
      command.set("line", String(place.line))
    }
    command.set("title", resource.title)
    return command.line
  }
}
