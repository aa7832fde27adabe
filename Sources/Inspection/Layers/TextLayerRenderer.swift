import Diagnostics

/// Tells layers as a tree in words. A layer that several lie over is told in full once.
package struct TextLayerRenderer: OutputFormat {
  package let name = "text"

  package init() {}

  package func render(_ tree: LayerTree, _ style: OutputStyle) -> [UInt8] {
    let palette = TextPalette(isOn: style.color)
    var text = ""
    var told: Set<String> = []
    func add(_ layer: LayerTree.Layer, indent: String, mark: String, below: String) {
      let isNew = told.insert(layer.path).inserted || layer.layers.isEmpty
      let role = "  \(layer.role)" + (isNew ? "" : ", as above")
      text += (indent + mark + palette.bold(layer.path.visible) + palette.dim(role)).withoutCommands + "\n"
      guard isNew else { return }
      for (i, child) in layer.layers.enumerated() {
        let isLast = i == layer.layers.count - 1
        add(child, indent: indent + below, mark: isLast ? "└─ " : "├─ ", below: isLast ? "   " : "│  ")
      }
    }
    add(tree.top, indent: "", mark: "", below: "")
    return Array(text.utf8)
  }
}

/// Draws layers as a picture is drawn.
struct PictureOfLayers: OutputFormat {
  let format: any OutputFormat<Picture>

  var name: String { format.name }

  func render(_ tree: LayerTree, _ style: OutputStyle) throws -> [UInt8] { try format.render(Picture(tree), style) }
}
