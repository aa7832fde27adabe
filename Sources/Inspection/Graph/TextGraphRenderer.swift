import Diagnostics

/// Tells a picture in words: each box with its arrows.
package struct TextGraphRenderer: OutputFormat {
  package let name = "text"

  package init() {}

  package func render(_ picture: Picture, _ style: OutputStyle) -> [UInt8] {
    let palette = TextPalette(isOn: style.color)
    let width = picture.arrows.map(\.label.count).max() ?? 0
    var arrows = Array(repeating: [Picture.Arrow](), count: picture.boxes.count)
    for arrow in picture.arrows { arrows[arrow.from].append(arrow) }
    var text = ""
    for (i, box) in picture.boxes.enumerated() where !box.isMissing {
      text += palette.bold(box.title.visible).withoutCommands + "\n"
      for arrow in arrows[i] {
        let target = picture.boxes[arrow.to]
        let title = target.title.visible
        let line = "  " + arrow.label + String(repeating: " ", count: width - arrow.label.count + 2)
        text += (line + (target.isMissing ? palette.old(title) : title)).withoutCommands + "\n"
      }
    }
    return Array(text.utf8)
  }
}
