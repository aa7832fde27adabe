import Diagnostics

/// Writes a picture for Mermaid, which GitHub draws.
package struct MermaidGraphRenderer: OutputFormat {
  package let name = "mermaid"

  package init() {}

  package func render(_ picture: Picture, _ style: OutputStyle) -> [UInt8] {
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
    return Array(text.utf8)
  }

  /// Text in quotes: what begins a tag, a directive, a comment or text in Markdown is a reference to its character.
  private static func escaped(_ text: String) -> String {
    text.visible.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "#quot;"
      case "<": "#lt;"
      case ">": "#gt;"
      case "&": "#amp;"
      case "|", "#", "%", "`", "\\": "#\(scalar.value);"
      default: String(scalar)
      }
    }.joined()
  }
}
