import Kubernetes

/// Field specs, sorted out once for each type of resource: a layer has few types, however many resources.
struct FieldSpecsByType {
  private let specs: [FieldSpec]
  private var selections: [GroupVersionKind: [FieldSpec]] = [:]

  init(_ specs: [FieldSpec]) { self.specs = specs }

  /// The specs for a type, in their order.
  subscript(gvk: GroupVersionKind) -> [FieldSpec] {
    mutating get {
      if let selection = selections[gvk] { return selection }
      let selection = specs.filter { gvk.isSelected(by: $0.gvk) }
      selections[gvk] = selection
      return selection
    }
  }
}
