import Diagnostics
import Kubernetes
import YAML

/// Tells what each value replaced, layer by layer, the base first:
///
/// ```
/// spec.replicas = 5
///   2  base/statefulset.yaml:9
///   5  overlays/prod/statefulset-patch.yaml:6   patch, overlays/prod/kustomization.yaml:10
/// ```
package struct HistoryRenderer {
  private let target: BlameTarget
  private let locator: LineLocator
  private let palette: TextPalette

  package init(_ target: BlameTarget, tree: Tree, color: Bool) {
    self.target = target
    locator = LineLocator(tree.text)
    palette = TextPalette(isOn: color)
  }

  /// Whole resources are told without the values that replaced nothing.
  package func render() -> String {
    if let field = target.field {
      let mask = target.resources.contains(where: SecretMask.applies) && SecretMask.hides(field.path)
      let origins = ValueOrigins(field.value, path: field.path, locator)
      return origins.values.map { render($0, isMasked: mask) }.joined()
    }
    return target.resources.map { resource in
      let changed = ValueOrigins(resource.node, locator).values.filter { !$0.past.isEmpty }
      guard !changed.isEmpty else { return "" }
      let isSecret = SecretMask.applies(to: resource)
      return palette.bold(ResourceDifference.title(of: resource.id)) + "\n"
        + changed.map { render($0, isMasked: isSecret && SecretMask.hides($0.path)) }.joined()
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func render(_ value: ValueOrigins.Value, isMasked: Bool) -> String {
    func text(_ node: Node) -> String { isMasked ? "***" : Self.short(node) }
    let steps = value.past + [.init(node: value.node, place: value.place, instruction: value.instruction)]
    let texts = steps.map { text($0.node) }
    let places = steps.map { $0.place?.pathAndLine ?? "(made by strata)" }
    let widths = (texts.map(\.count).max() ?? 0, places.map(\.count).max() ?? 0)
    var out = "\(value.path) = \(text(value.node))\n"
    for (i, step) in steps.enumerated() {
      out += "  " + texts[i] + String(repeating: " ", count: widths.0 - texts[i].count + 2) + palette.dim(places[i])
      if let instruction = step.instruction {
        out += String(repeating: " ", count: widths.1 - places[i].count + 2) + instruction.name
        if let place = instruction.place, place.path != step.place?.path { out += ", " + place.pathAndLine }
      }
      out += "\n"
    }
    return out
  }

  private static func short(_ node: Node) -> String {
    let text = ValueText.inline(node)
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
