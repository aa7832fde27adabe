import Diagnostics
import YAML

/// Tells a diff as GitHub's workflow commands: each difference becomes a notice at the line that it comes from.
package struct GitHubDiffRenderer {
  private let report: DiffReport

  package init(_ report: DiffReport) { self.report = report }

  package func render() -> String {
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
        for field in report.fields(of: resource) { text += notice(field, of: resource) }
      }
    }
    return text
  }

  private func notice(_ field: FieldDifference, of resource: ResourceDifference) -> String {
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
    var properties: [String] = []
    if let place { properties = ["file=\(Self.escaped(place.path))", "line=\(place.line)"] }
    properties.append("title=\(Self.escaped(resource.title))")
    return "::notice \(properties.joined(separator: ","))::\(Self.escapedMessage(message))\n"
  }

  private static func escapedMessage(_ text: String) -> String {
    text.map { $0 == "%" ? "%25" : $0 == "\r" ? "%0D" : $0 == "\n" || $0 == "\r\n" ? "%0A" : String($0) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    escapedMessage(text).map { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : String($0) }.joined()
  }
}
