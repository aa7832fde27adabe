import Diagnostics
import Kubernetes
import Kustomize

/// Makes the transformers that `kind: DeploymentModel` configures. It holds nothing, so that builds may share it.
public struct DeploymentModelPlugin: PluginProvider {
  public init() {}

  package func transformer(for configuration: Resource, in layer: LayerContext) throws -> (any Transformer)? {
    try DeploymentModelTransformer(configuration.node)
  }
}
