import Diagnostics
import Kubernetes
import YAML

/// What refers to what among the resources of a build.
package struct ResourceGraph {
  package struct Edge: Hashable {
    package var from: Int
    package var to: Int
    /// How it refers, such as `selects` or `env`.
    package var label: String
  }

  /// A reference to what is not there.
  package struct Dangling {
    package var from: Int
    /// What is missing, such as `ConfigMap settings`.
    package var target: String
    package var label: String
    /// Where the reference is written.
    package var node: Node?
  }

  package let resources: [Resource]
  package private(set) var edges: [Edge] = []
  package private(set) var dangling: [Dangling] = []
  private let tree: Tree?

  package init(_ resources: [Resource]) {
    self.resources = resources
    tree = resources.first?.node.tree
    let index = ResourceIndex(resources)
    var seen: Set<Edge> = []
    for (from, resource) in resources.enumerated() {
      for reference in References(of: resource).all {
        let targets = index.targets(of: reference, from: resource)
        for to in targets where to != from {
          let edge = Edge(from: from, to: to, label: reference.label)
          if seen.insert(edge).inserted { edges.append(edge) }
        }
        if targets.isEmpty, reference.isRequired {
          dangling.append(
            Dangling(from: from, target: reference.description, label: reference.label, node: reference.node))
        }
      }
    }
  }

  /// The references to what is not there, to be told.
  package var warnings: [Diagnostic] {
    dangling.map { Diagnostic.danglingReference(title($0.from), $0.label, $0.target, at: $0.node) }
  }

  /// A resource as it is called in a picture.
  package func title(_ i: Int) -> String { ResourceDifference.title(of: resources[i].id) }
}
