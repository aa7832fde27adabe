import Diagnostics
import Kubernetes
import YAML

/// Prints rendered manifests with the place of each line in a gutter:
///
/// ```
/// base/statefulset.yaml:4                      name: kagent
/// overlays/prod/statefulset-patch.yaml:6       replicas: 5
/// ```
package struct BlameRenderer {
  private let target: BlameTarget
  private let locator: LineLocator
  private let palette: TextPalette

  package init(_ target: BlameTarget, tree: Tree, color: Bool) {
    self.target = target
    locator = LineLocator(tree.text)
    palette = TextPalette(isOn: color)
  }

  /// - Throws: `Diagnostic` for what cannot be printed.
  package func render() throws -> String {
    var documents = try target.resources.map { try LineBlame($0.node, locator).lines }
    if let field = target.field { documents = documents.map { lines(of: field.value, in: $0) } }
    let gutters = documents.map { $0.map { $0.place?.pathAndLine ?? "" } }
    let width = gutters.joined().reduce(0) { max($0, $1.columns) }
    var text = ""
    for (number, lines) in documents.enumerated() {
      if number > 0 { text += String(repeating: " ", count: width + 2) + "---\n" }
      for (line, gutter) in zip(lines, gutters[number]) {
        let space = String(repeating: " ", count: width - gutter.columns + 2)
        text += palette.dim(gutter) + (line.text.isEmpty ? "" : space + line.text) + "\n"
      }
    }
    return text
  }

  /// The lines that show a value, and no others.
  private func lines(of value: Node, in lines: [LineBlame.Line]) -> [LineBlame.Line] {
    var inside: Set<UInt32> = []
    func collect(_ node: Node) {
      inside.insert(node.index)
      for child in node.elements { collect(child) }
      for field in node.fields { collect(field.value) }
    }
    collect(value)
    guard
      let start = lines.firstIndex(where: { line in
        [line.first, line.last].contains { $0.map { $0.value == value } ?? false }
      })
    else { return [] }
    let end = lines[(start + 1)...].firstIndex { $0.last.map { !inside.contains($0.value.index) } ?? false }
    var result = Array(lines[start..<(end ?? lines.endIndex)])
    let indent = result[0].text.prefix { $0 == " " }.count
    for i in result.indices { result[i].text = String(result[i].text.dropFirst(indent)) }
    return result
  }
}

extension String {
  /// How many columns it takes: counting characters is slow, and needed only where there are others than ASCII's.
  fileprivate var columns: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }
}
