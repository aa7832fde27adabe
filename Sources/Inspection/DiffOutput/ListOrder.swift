import Kubernetes
import YAML

/// Puts lists whose order says nothing into the order of another side.
enum ListOrder {
  /// - Parameter node: changed in its place.
  static func align(_ node: Node, to model: Node, field: Node? = nil, _ schema: SchemaCursor?) {
    guard node.kind == model.kind else { return }
    switch node.kind {
    case .scalar: return
    case .mapping:
      let index = FieldIndex(model)
      for field in node.fields where !field.value.isScalar {
        guard let match = index[field.key] else { continue }
        align(field.value, to: match.value, field: field.key, schema?.field(field.key))
      }
    case .sequence:
      let identity = ListIdentity(of: model, and: node, field: field, schema: schema)
      let models = Array(model.elements)
      var elements = Array(node.elements)
      let matching: ElementMatching
      switch identity.form {
      case .keys(let keys): matching = ElementMatching(models, elements, keys: keys, renames: [:])
      case .value: matching = ElementMatching(scalars: models, elements)
      case .position: return
      }
      for (i, j) in matching.rightOfLeft.enumerated() {
        if let j { align(elements[j], to: models[i], schema?.element) }
      }
      guard !identity.isOrdered else { return }
      let matched = matching.rightOfLeft.compactMap { $0 }
      let isMatched = Set(matched)
      elements = matched.map { elements[$0] } + elements.indices.filter { !isMatched.contains($0) }.map { elements[$0] }
      node.removeAll()
      for element in elements { node.append(element) }
    }
  }
}
