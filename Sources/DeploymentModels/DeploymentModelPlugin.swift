import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// Makes the transformers that `kind: DeploymentModel` configures. One serves one build.
public struct DeploymentModelPlugin: PluginProvider {
  package let history = ModelHistory()

  public init() {}

  package func transformer(for configuration: Resource, in layer: LayerContext) throws -> (any Transformer)? {
    try transformer(for: configuration.node)
  }

  /// The transformer of a model's manifest; nil for a manifest of another kind.
  ///
  /// - Throws: `Diagnostic` where the model is wrong.
  func transformer(for manifest: Node) throws -> DeploymentModelTransformer? {
    guard manifest["kind"]?.hasText(DeploymentModel.kind) ?? false,
      manifest["apiVersion"]?.hasText(DeploymentModel.apiVersion) ?? false
    else { return nil }
    return DeploymentModelTransformer(model: try DeploymentModel(manifest), history: history)
  }
}
