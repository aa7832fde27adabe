import Kubernetes
import YAML

/// Field specs, made ready for a tree, and sorted out once for each type of resource: there are few types, however many
/// resources.
package final class FieldSpecsByType {
  package let specs: [FieldSpec]
  /// Those of each type that was asked for.
  private var selections: [(type: ResourceType, visitors: [FieldVisitor])] = []
  private var index = SmallIndex()
  private var ready: [FieldVisitor]?

  package init(_ specs: [FieldSpec]) { self.specs = specs }

  /// Whether visitors were asked for. What they look for stands in the tree, which must keep it.
  var isReady: Bool { ready != nil }

  /// Visitors of all specs, in their order.
  ///
  /// - Parameter tree: always the same one.
  func visitors(in tree: Tree) -> [FieldVisitor] {
    if let ready { return ready }
    let visitors = specs.map { FieldVisitor($0, in: tree) }
    ready = visitors
    return visitors
  }

  /// Visitors of the specs for a type, in their order.
  func visitors(of type: ResourceType, in tree: Tree) -> [FieldVisitor] {
    if let place = index.first(hash: { type.hashValue }, where: { selections[$0].type === type }) {
      return selections[place].visitors
    }
    let selection = visitors(in: tree).filter { type.gvk.isSelected(by: $0.spec.gvk) }
    selections.append((type, selection))
    index.append { selections[$0].type.hashValue }
    return selection
  }
}
