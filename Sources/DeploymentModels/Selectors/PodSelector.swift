import Diagnostics
import YAML

/// A selector of pods as it stands in a manifest: a plain mapping of labels, or a LabelSelector.
struct PodSelector {
  enum Form {
    /// As a Service has it. Without labels it chooses nothing.
    case labels
    /// `matchLabels` and `matchExpressions`. Without either it chooses all.
    case labelSelector
  }

  let node: Node
  let form: Form

  private var labels: Node? { form == .labels ? node : node["matchLabels"] }
  private var expressions: [Node] { form == .labels ? [] : node.items("matchExpressions") }

  private var isEmpty: Bool { (labels?.isEmptyCollection ?? true) && expressions.isEmpty }

  /// Whether it chooses pods with these labels.
  func matches(_ labels: [String: String]) -> Bool {
    if isEmpty { return form == .labelSelector }
    for (key, value) in textMap(self.labels) where labels[key] != value { return false }
    return expressions.allSatisfy { matches($0, labels) }
  }

  private func matches(_ expression: Node, _ labels: [String: String]) -> Bool {
    let value = expression["key"].flatMap { labels[$0.string] }
    let values = expression.texts("values")
    switch expression["operator"]?.string {
    case "In": return value.map(values.contains) ?? false
    case "NotIn": return value.map { !values.contains($0) } ?? true
    case "Exists": return value != nil
    case "DoesNotExist": return value == nil
    default: return false
    }
  }

  /// Makes it choose pods with these labels, by changing what it asks for and no more.
  ///
  /// - Returns: the part of it that asks that a label be absent or have another value, and so cannot be changed.
  func retarget(to new: [String: String], at position: Position) -> Node? {
    if let labels {
      for field in labels.fields {
        guard let value = new[field.key.string] else {
          labels.remove(field)
          continue
        }
        if !field.value.hasText(value) { field.value.setString(value, at: position) }
      }
    }
    for expression in expressions where !matches(expression, new) {
      let value = expression["key"].flatMap { new[$0.string] }
      switch (expression["operator"]?.string, value) {
      case ("In", let value?):
        expression.set("values", node.tree.strings([value], at: position))
      case ("In", nil), ("Exists", nil):
        node["matchExpressions"]?.remove(expression)
      default:
        return expression
      }
    }
    if let list = node["matchExpressions"], form == .labelSelector, list.isEmptyCollection {
      node.removeField("matchExpressions")
    }
    return nil
  }

  /// Asks for one label more.
  func require(_ key: String, _ value: String, at position: Position) {
    let labels = form == .labels ? node : node.mapping("matchLabels")
    labels.set(key, string: value, at: position)
  }
}
