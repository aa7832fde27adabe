/// Tells a picture in words: each box with its arrows.
package struct TextGraphRenderer {
  private let picture: Picture
  private let palette: TextPalette

  package init(_ picture: Picture, color: Bool) {
    self.picture = picture
    palette = TextPalette(isOn: color)
  }

  package func render() -> String {
    let width = picture.arrows.map(\.label.count).max() ?? 0
    var arrows = Array(repeating: [Picture.Arrow](), count: picture.boxes.count)
    for arrow in picture.arrows { arrows[arrow.from].append(arrow) }
    var text = ""
    for (i, box) in picture.boxes.enumerated() where !box.isMissing {
      text += palette.bold(box.title) + "\n"
      for arrow in arrows[i] {
        let target = picture.boxes[arrow.to]
        text += "  " + arrow.label + String(repeating: " ", count: width - arrow.label.count + 2)
        text += (target.isMissing ? palette.old(target.title) : target.title) + "\n"
      }
    }
    return text
  }
}

/// Writes a picture for Graphviz.
package struct DotGraphRenderer {
  private let picture: Picture

  package init(_ picture: Picture) { self.picture = picture }

  package func render() -> String {
    var text =
      "digraph {\n  rankdir=LR\n  node [shape=box style=rounded fontname=Helvetica]\n  edge [fontname=Helvetica fontsize=10]\n"
    for (i, box) in picture.boxes.enumerated() {
      let style = box.isMissing ? " color=red fontcolor=red style=\"rounded,dashed\"" : ""
      text += "  n\(i) [label=\"\(Self.escaped(box.kind))\\n\(Self.escaped(box.name))\"\(style)]\n"
    }
    for arrow in picture.arrows {
      let style = picture.isMissing(arrow) ? " color=red style=dashed" : ""
      text += "  n\(arrow.from) -> n\(arrow.to) [label=\"\(Self.escaped(arrow.label))\"\(style)]\n"
    }
    return text + "}\n"
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}

/// Writes a picture for Mermaid, which GitHub draws.
package struct MermaidGraphRenderer {
  private let picture: Picture

  package init(_ picture: Picture) { self.picture = picture }

  package func render() -> String {
    var text = "flowchart LR\n"
    for (i, box) in picture.boxes.enumerated() {
      text += "  n\(i)[\"\(Self.escaped(box.kind))<br/><b>\(Self.escaped(box.name))</b>\"]\n"
    }
    for arrow in picture.arrows {
      text +=
        "  n\(arrow.from) \(picture.isMissing(arrow) ? "-.->" : "-->")|\(Self.escaped(arrow.label))| n\(arrow.to)\n"
    }
    let missing = picture.boxes.indices.filter { picture.boxes[$0].isMissing }
    if !missing.isEmpty {
      text += "  classDef missing stroke:#dc2626,color:#dc2626,stroke-dasharray:5 4\n"
      text += "  class \(missing.map { "n\($0)" }.joined(separator: ",")) missing\n"
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "\"" ? "#quot;" : $0 == "<" ? "#lt;" : $0 == ">" ? "#gt;" : $0 == "|" ? "#124;" : String($0) }
      .joined()
  }
}
