import Diagnostics

/// Writes a picture for Graphviz.
package struct DotGraphRenderer: OutputFormat {
  package let name = "dot"

  package init() {}

  package func render(_ picture: Picture, _ style: OutputStyle) -> [UInt8] {
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
    return Array((text + "}\n").utf8)
  }

  /// Text in quotes. Labels have escapes of their own, and references to characters as HTML has: in no place that such text
  /// is pasted into does it begin a tag.
  private static func escaped(_ text: String) -> String {
    text.visible.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(scalar)
      }
    }.joined()
  }
}
