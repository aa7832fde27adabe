import Diagnostics
import Kubernetes

/// A generator, transformer or validator that is not kustomize's own: a KRM function, or a program in the folder of
/// plugins.
enum ExternalPlugin {
  /// The generator that a configuration names.
  ///
  /// - Throws: `Diagnostic` where plugins are not enabled, or there is no such plugin.
  static func generator(for configuration: Resource, in layer: LayerContext) throws -> any Generator {
    try process(for: configuration, in: layer).map(ExternalGenerator.init) ?? NoStage()
  }

  /// The transformer, or validator, that a configuration names.
  ///
  /// - Throws: `Diagnostic` where plugins are not enabled, or there is no such plugin.
  static func transformer(for configuration: Resource, in layer: LayerContext) throws -> any Transformer {
    try process(for: configuration, in: layer).map(ExternalTransformer.init) ?? NoStage()
  }

  /// - Returns: nil where the options let a function not run, which kustomize passes over.
  private static func process(for configuration: Resource, in layer: LayerContext) throws -> (any PluginProcess)? {
    guard layer.build.options.enablesPlugins else {
      throw Diagnostic.pluginsDisabled(configuration, layer.build.options)
    }
    guard let spec = try FunctionSpec(of: configuration) else {
      return try LegacyPlugin(of: configuration, in: layer)
    }
    if let process = try FunctionProcess(spec, of: configuration, in: layer) { return process }
    layer.build.warn(.functionNotRun(configuration, spec))
    return nil
  }
}

/// Stands in the place of a function that is not run.
private struct NoStage: Generator, Transformer {
  func generate(in layer: LayerContext) -> [Resource] { [] }
  func transform(_ resources: inout ResourceSet, in layer: LayerContext) {}
}
