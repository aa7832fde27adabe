import Kubernetes
import YAML

/// `namespace`: the namespace that all resources of the layer go to.
package struct NamespaceField: StageField {
  package static let names = ["namespace"]
  /// Nil where none is given.
  package let namespace: Node?

  package init(_ kustomization: FieldReader) throws {
    namespace = try kustomization.stringNode("namespace").flatMap { $0.bytes.isEmpty ? nil : $0 }
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    guard let namespace else { return [] }
    let transformer = NamespaceTransformer(
      namespace: namespace.string, position: namespace.position, fields: layer.fields(.namespace))
    return [Stage("namespace", at: namespace, kind: "NamespaceTransformer", .transforms(transformer))]
  }
}
