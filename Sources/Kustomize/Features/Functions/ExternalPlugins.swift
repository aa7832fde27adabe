import Diagnostics
import Kubernetes

/// The generator that a configuration names which is not one of kustomize's own.
///
/// - Throws: `Diagnostic` where plugins are not enabled, or there is no such plugin.
func externalGenerator(for configuration: Resource, in layer: LayerContext) throws -> any Generator {
  try pluginProcess(for: configuration, in: layer).map(ExternalGenerator.init) ?? NoStage()
}

/// The transformer, or validator, that a configuration names which is not one of kustomize's own.
///
/// - Throws: `Diagnostic` where plugins are not enabled, or there is no such plugin.
func externalTransformer(for configuration: Resource, in layer: LayerContext) throws -> any Transformer {
  try pluginProcess(for: configuration, in: layer).map(ExternalTransformer.init) ?? NoStage()
}

/// - Returns: nil where the options let a function not run, which kustomize passes over.
private func pluginProcess(for configuration: Resource, in layer: LayerContext) throws -> (any PluginProcess)? {
  guard layer.build.options.enablesPlugins else { throw Diagnostic.pluginsDisabled(configuration) }
  guard let spec = try FunctionSpec(of: configuration) else {
    return try LegacyPlugin(of: configuration, in: layer)
  }
  if let process = try FunctionProcess(spec, of: configuration, in: layer) { return process }
  layer.build.warn(.functionNotRun(configuration, spec))
  return nil
}

/// Stands in the place of a function that is not run.
private struct NoStage: Generator, Transformer {
  func generate(in layer: LayerContext) -> [Resource] { [] }
  func transform(_ resources: inout ResourceSet, in layer: LayerContext) {}
}
