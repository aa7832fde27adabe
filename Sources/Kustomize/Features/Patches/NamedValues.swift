import Diagnostics
import YAML

/// Values by which a patch says what it is for, such as merge keys: it repeats them, and does not set them, so that
/// they keep the place that they come from.
struct NamedValues {
  private let before: [(node: Node, text: TextRange, provenance: Node.Provenance)]

  /// - Parameter nodes: in the target, before the merge.
  init(_ nodes: [Node?]) {
    before = nodes.compactMap { node in node.flatMap { $0.isScalar ? ($0, $0.textRange, $0.provenance) : nil } }
  }

  /// To be called after the merge.
  func restorePlaces() {
    for (node, text, provenance) in before where node.isScalar && node.tree.text.bytes(text) == node.bytes {
      node.restore(provenance)
    }
  }
}
