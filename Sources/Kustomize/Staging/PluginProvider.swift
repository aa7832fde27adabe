import Kubernetes

/// Makes transformers that kustomize does not have.
package protocol PluginProvider: Sendable {
  /// The transformer that a configuration asks for; nil where it is not this provider's.
  ///
  /// - Throws: `Diagnostic` where the configuration is wrong.
  func transformer(for configuration: Resource, in layer: LayerContext) throws -> (any Transformer)?
}
