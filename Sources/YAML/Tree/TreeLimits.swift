/// How much there may be, so that no input exhausts the machine: the one place that says how deep things go.
///
/// What walks a tree may call itself once for each level, as no tree is deeper than this, whether it was read or put
/// together of paths and copies.
package enum TreeLimits {
  /// Collections within collections.
  package static let depth = 1_000
  /// Layers that lead to each other.
  package static let layers = 2_000
  /// Layers that a build reads, each counted as often as it is read.
  package static let layersOfABuild = 10_000
  /// Nodes that the aliases of a file, or the copies of a patch, may add.
  package static let copiedNodes = 1_000_000
  /// Bytes of text that the aliases of a file, or the copies of a patch, may add to what is written.
  package static let copiedBytes = 64 << 20

  /// What may be copied, as a message ends with it.
  package static var copied: String {
    "no more than \(copiedNodes) values and \(copiedBytes >> 20) MiB of text are copied"
  }
}

/// How large a node is with all below it.
package struct NodeExtent {
  package private(set) var nodes = 0
  /// The texts of its scalars.
  package private(set) var bytes = 0
  /// How many collections lie within each other, the node itself counted; 0 for a scalar.
  package private(set) var depth = 0

  /// - Parameters:
  ///   - nodes: how many nodes to count; it stops at one more.
  ///   - bytes: how many bytes to count; it stops once there are more.
  package init(of node: Node, upTo nodes: Int = .max, _ bytes: Int = .max) {
    add(node)
    guard !node.isScalar else { return }
    // What comes next in each open collection.
    var open = [node.firstChild]
    while let next = open.last, self.nodes <= nodes, self.bytes <= bytes {
      guard let child = next else {
        open.removeLast()
        continue
      }
      open[open.count - 1] = child.nextSibling
      add(child)
      guard !child.isScalar else { continue }
      open.append(child.firstChild)
      depth = max(depth, open.count)
    }
  }

  private mutating func add(_ node: Node) {
    nodes += 1
    if node.isScalar { bytes += node.bytes.count } else { depth = max(depth, 1) }
  }

  /// Whether there is no more of it than may be copied.
  package var isWithinLimits: Bool { nodes <= TreeLimits.copiedNodes && bytes <= TreeLimits.copiedBytes }
}

extension Node {
  /// How many collections lie within each other, the node itself counted; 0 for a scalar.
  package var depth: Int { isScalar ? 0 : NodeExtent(of: self).depth }
}
