import Diagnostics

/// Boxes and arrows: what the renderers of graphs draw.
package struct Picture: Reportable {
  package static let formats: [any OutputFormat<Picture>] = [
    TextGraphRenderer(), DotGraphRenderer(), MermaidGraphRenderer(), SVGGraphRenderer(),
  ]

  package struct Box {
    /// The small line.
    package var kind: String
    /// The large line.
    package var name: String
    /// Both in one, as words tell it.
    package var title: String
    /// Whether it stands for what is missing.
    package var isMissing = false
  }

  package struct Arrow {
    package var from: Int
    package var to: Int
    package var label: String
  }

  package var boxes: [Box] = []
  package var arrows: [Arrow] = []

  func isMissing(_ arrow: Arrow) -> Bool { boxes[arrow.to].isMissing }
}

extension Picture {
  /// The resources, what they refer to, and what is missing.
  package init(_ graph: ResourceGraph) {
    for resource in graph.resources {
      let id = resource.id
      let isPlain = id.namespace.isEmpty || id.isClusterScoped
      boxes.append(
        Box(kind: id.gvk.kind + (isPlain ? "" : " in \(id.namespace)"), name: id.name, title: graph.title(boxes.count)))
    }
    var labels: [Key: [String]] = [:]
    var order: [Key] = []
    for edge in graph.edges {
      let key = Key(from: edge.from, to: edge.to)
      if labels[key] == nil { order.append(key) }
      labels[key, default: []].append(edge.label)
    }
    for key in order { arrows.append(Arrow(from: key.from, to: key.to, label: labels[key]!.joined(separator: ", "))) }
    var missing: [String: Int] = [:]
    for dangling in graph.dangling {
      let box = missing[dangling.target] ?? boxes.count
      if missing.updateValue(box, forKey: dangling.target) == nil {
        let parts = dangling.target.split(separator: " ", maxSplits: 1).map(String.init)
        boxes.append(
          Box(
            kind: "missing \(parts[0])", name: parts.last ?? "", title: "missing \(dangling.target)",
            isMissing: true))
      }
      arrows.append(Arrow(from: dangling.from, to: box, label: dangling.label))
    }
  }

  private struct Key: Hashable {
    var from: Int
    var to: Int
  }
}
