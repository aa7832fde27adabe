import Kubernetes
import YAML

/// `vars`: names for the values of fields, which the outermost layer puts in where `$(NAME)` stands.
package struct VariablesField: KustomizationField {
  package static let names = ["vars"]
  package static var deprecated: DeprecatedField? { DeprecatedField("vars", instead: "replacements") }
  package let variables: [Variable]

  package init(_ kustomization: FieldReader) throws {
    variables = try kustomization.list("vars").map { try Variable($0) }
  }

  /// Adds the vars to those of the layers below, once the layer's stages have run.
  ///
  /// - Throws: `Diagnostic` where a name is there already, or a var may mean several resources.
  package func add(to set: inout VariableSet, _ resources: ResourceSet, in layer: LayerContext) throws {
    guard !variables.isEmpty else { return }
    layer.build.noteSingularLayer()
    try set.add(variables, matching: resources)
  }
}
