import Kubernetes
import YAML

/// The configuration of one of kustomize's own generators or transformers, in a file of its own: a resource of the API
/// version `builtin` among `generators`, `transformers` or `validators`.
package struct BuiltInConfiguration {
  package let resource: Resource
  package let layer: LayerContext
  /// Its fields, of which there may be others than a plugin knows.
  package let reader: FieldReader

  /// - Returns: nil where the resource configures another plugin.
  /// - Throws: `Diagnostic` for what kustomize cannot read.
  package init?(_ resource: Resource, in layer: LayerContext) throws {
    guard resource.gvk.group.isEmpty, resource.gvk.version == "builtin" else { return nil }
    try resource.node.becomePluginConfiguration()
    self.resource = resource
    self.layer = layer
    reader = try FieldReader(resource.node, "a \(resource.kind)")
  }

  package var node: Node { resource.node }

  /// The fields of resources that a transformer is for.
  ///
  /// - Throws: `Diagnostic` at a field spec that is none.
  package func fieldSpecs() throws -> FieldSpecsByType {
    FieldSpecsByType(
      try reader.list("fieldSpecs").map { try FieldSpec(node: $0, onUnknownField: layer.build.warn) })
  }
}
