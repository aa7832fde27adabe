import Diagnostics
import Kubernetes
import YAML

/// Sets labels, or annotations, in every field that its field specs lead to: kustomize's LabelTransformer and
/// AnnotationsTransformer.
package struct LabelTransformer: Transformer {
  /// Sorted by key; each value stands where it was written.
  package var pairs: [(key: String, value: Node)]
  private let fields: FieldSpecsByType

  package init(pairs: [(key: String, value: Node)], fields: FieldSpecsByType) {
    self.pairs = pairs
    self.fields = fields
  }

  /// A LabelTransformer.
  package init(labels configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    self.init(pairs: try configuration.reader.stringMap("labels"), fields: fields)
  }

  /// An AnnotationsTransformer.
  package init(annotations configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    self.init(pairs: try configuration.reader.stringMap("annotations"), fields: fields)
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard let first = pairs.first else { return }
    let position = first.value.position
    let labels = pairs.map { (key: layer.tree.key($0.key), value: $0.value) }
    for resource in resources.resources {
      for visitor in fields.visitors(of: resource.type, in: layer.tree) {
        try visitor.visit(resource.node, creating: .mapping, at: position) { node in
          if node.isNull { node.become(node.tree.mapping(at: position)) }
          guard node.isMapping else { throw visitor.wrongType(node, expected: "a mapping") }
          for (key, value) in labels { node.set(key, node.tree.scalar(value.textRange, at: value.position)) }
        }
      }
    }
  }
}
