import Kubernetes
import YAML

/// Tells a diff as `diff -u` does, a section a resource. Lists whose order says nothing stand in the left side's order.
package struct UnifiedDiffRenderer {
  private let report: DiffReport
  private let palette: TextPalette

  package init(_ report: DiffReport, color: Bool) {
    self.report = report
    palette = TextPalette(isOn: color)
  }

  package func render() -> String {
    report.diff.resources.map(render).joined()
  }

  private func render(_ difference: ResourceDifference) -> String {
    let left = difference.left.map { "\(report.left) \(ResourceDifference.title(of: $0.id))" } ?? "/dev/null"
    let right = difference.right.map { "\(report.right) \(ResourceDifference.title(of: $0.id))" } ?? "/dev/null"
    var text = palette.bold("--- \(left)") + "\n" + palette.bold("+++ \(right)") + "\n"
    let oldLines = difference.left.map { ValueText.yaml($0.node) } ?? []
    let newLines = difference.right.map { ValueText.yaml(aligned($0, to: difference.left)) } ?? []
    for hunk in LineDiff(oldLines, newLines, context: 3).hunks {
      text += palette.hunk("@@ -\(Self.range(hunk.left)) +\(Self.range(hunk.right)) @@") + "\n"
      for line in hunk.lines {
        switch line {
        case .both(let line): text += " \(line)\n"
        case .left(let line): text += palette.old("-" + line) + "\n"
        case .right(let line): text += palette.new("+" + line) + "\n"
        }
      }
    }
    return text
  }

  private static func range(_ range: (start: Int, count: Int)) -> String {
    let start = range.count == 0 ? range.start - 1 : range.start
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  private func aligned(_ right: Resource, to left: Resource?) -> Node {
    guard let left else { return right.node }
    let copy = right.node.copy()
    let gvk = right.id.gvk
    ListOrder.align(copy, to: left.node, Schema.newest.cursor(apiVersion: gvk.apiVersion, kind: gvk.kind))
    return copy
  }
}
