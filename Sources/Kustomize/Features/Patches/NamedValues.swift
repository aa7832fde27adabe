import Diagnostics
import YAML

/// Values by which a patch says what it is for, such as merge keys: it repeats them, and does not set them, so that
/// they keep the place that they come from.
struct NamedValues {
  private let before: [(node: Node, record: NodeRecord)]

  /// - Parameter nodes: in the target, before the merge.
  init(_ nodes: [Node?]) {
    before = nodes.compactMap { node in node.flatMap { $0.isScalar ? ($0, $0.record) : nil } }
  }

  /// To be called after the merge.
  func restorePlaces() {
    for (node, record) in before where node.isScalar {
      let text = node.tree.text
      let old = text.bytes(TextRange(offset: record.first, length: record.second))
      guard old.elementsEqual(node.bytes) else { continue }
      node.record.position = record.position
      node.record.history = record.history
    }
  }
}
