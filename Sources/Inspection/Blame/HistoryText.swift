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
struct HistoryText {
  private let target: BlameTarget
  private let origins: ValueOrigins
  private let palette: TextPalette

  init(_ target: BlameTarget, _ locator: LineLocator, _ palette: TextPalette) {
    self.target = target
    origins = ValueOrigins(locator)
    self.palette = palette
  }

  /// Whole resources are told without the values that replaced nothing.
  func render() -> String {
    var out = ""
    if let field = target.field {
      ValueOrigins.forEachValue(in: field.value, at: field.path) { value, path in out += text(of: value, at: path) }
      return out
    }
    for resource in target.resources {
      var changed = ""
      ValueOrigins.forEachValue(in: resource.node) { value, path in
        if ValueOrigins.hasPast(value) { changed += text(of: value, at: path) }
      }
      guard !changed.isEmpty else { continue }
      if !out.isEmpty { out += "\n" }
      out += palette.bold(ResourceDifference.title(of: resource.id).visible).withoutCommands + "\n" + changed
    }
    return out
  }

  private func text(of value: ValueOrigins.Value, at path: PathText) -> String {
    let isHidden = target.hides(value.node)
    let steps = origins.steps(to: value)
    let texts = steps.map { isHidden || target.hides($0.node) ? SecretRanges.mask : Self.short($0.node) }
    let places = steps.map { $0.place?.pathAndLine.visible ?? "(made by strata)" }
    let widths = (texts.map(\.count).max() ?? 0, places.map(\.count).max() ?? 0)
    var out = "\(path.description.visible) = \(texts[texts.count - 1])".withoutCommands + "\n"
    for (i, step) in steps.enumerated() {
      var line = "  " + texts[i] + String(repeating: " ", count: widths.0 - texts[i].count + 2) + palette.dim(places[i])
      if let instruction = step.instruction {
        line += String(repeating: " ", count: widths.1 - places[i].count + 2) + instruction.name.visible
        if let place = instruction.place, place.path != step.place?.path { line += ", " + place.pathAndLine.visible }
      }
      out += line.withoutCommands + "\n"
    }
    return out
  }

  private static func short(_ node: Node) -> String {
    let text = ValueText.inline(node)
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
