import Kubernetes
import YAML

/// Field specs, sorted out once for each type of resource: a layer has few types, however many resources.
struct FieldSpecsByType {
  private let visitors: [FieldVisitor]
  private var selections: [ResourceType: [FieldVisitor]] = [:]

  init(_ specs: [FieldSpec], in tree: Tree) { visitors = specs.map { FieldVisitor($0, in: tree) } }

  /// Visitors of the specs for a type, in their order.
  subscript(type: ResourceType) -> [FieldVisitor] {
    mutating get {
      if let selection = selections[type] { return selection }
      let selection = visitors.filter { type.gvk.isSelected(by: $0.spec.gvk) }
      selections[type] = selection
      return selection
    }
  }
}
