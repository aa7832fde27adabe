import Diagnostics
import Kubernetes
import YAML

/// Tells a diff as `diff -u` does, a section a resource. Lists whose order says nothing stand in the left side's order.
package struct UnifiedDiffRenderer: OutputFormat {
  package let name = "unified"

  package init() {}

  package func render(_ report: DiffReport, _ style: OutputStyle) -> [UInt8] {
    let palette = TextPalette(isOn: style.color)
    return Array(report.diff.resources.map { section($0, of: report, palette) }.joined().utf8)
  }

  private func section(
    _ difference: ResourceDifference, of report: DiffReport, _ palette: TextPalette
  ) -> String {
    let left = difference.left.map { "\(report.left) \(ResourceDifference.title(of: $0.id))" } ?? "/dev/null"
    let right = difference.right.map { "\(report.right) \(ResourceDifference.title(of: $0.id))" } ?? "/dev/null"
    let oldLines = difference.left.map { ValueText.yaml($0.node) } ?? []
    let newLines = difference.right.map { ValueText.yaml(aligned($0, to: difference.left)) } ?? []
    return UnifiedLines(palette).render(left: (left, oldLines), right: (right, newLines))
  }

  private func aligned(_ right: Resource, to left: Resource?) -> Node {
    guard let left else { return right.node }
    let copy = right.node.copy()
    let gvk = right.id.gvk
    ListOrder.align(copy, to: left.node, Schema.newest.cursor(apiVersion: gvk.apiVersion, kind: gvk.kind))
    return copy
  }
}
