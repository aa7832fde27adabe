import Diagnostics
import Kubernetes
import YAML

/// Sets labels, or annotations, in every field that its field specs lead to: kustomize's LabelTransformer and
/// AnnotationsTransformer.
package struct LabelTransformer: Transformer {
  /// Sorted by key; each value stands where it was written.
  package var pairs: [(key: String, value: Node)]
  package var fieldSpecs: [FieldSpec]

  package init(pairs: [(key: String, value: Node)], fieldSpecs: [FieldSpec]) {
    self.pairs = pairs
    self.fieldSpecs = fieldSpecs
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard let first = pairs.first else { return }
    var specs = FieldSpecsByType(fieldSpecs)
    for resource in resources.resources {
      for spec in specs[resource.gvk] {
        try spec.visit(resource.node, creating: .mapping, at: first.value.position) { node in
          if node.isNull { node.become(node.tree.mapping(at: first.value.position)) }
          guard node.isMapping else {
            throw node.diagnostic(
              .invalidFieldPath, "'\(spec.path.joined(separator: "/"))' takes a mapping, and is \(node.typeDescription)"
            )
          }
          for (key, value) in pairs {
            node.set(key, node.tree.scalar(value.textRange, at: value.position))
          }
        }
      }
    }
  }
}
