import Kubernetes
import YAML

/// The stages of a layer, all made before the first of them runs: those of its fields, and those that the resources
/// among `generators`, `transformers` and `validators` configure.
extension LayerBuilder {
  func generators() throws -> [Stage] {
    let stages = try kustomization.generating.flatMap { try $0.stages(in: layer.context) }
    return try stages
      + configurations(kustomization.generators).map { configuration in
        Stage(
          "generator", configuredBy: configuration,
          .generates(try PluginTable.generator(for: configuration, in: layer.context)))
      }
  }

  func transformers() throws -> [Stage] {
    let stages = try kustomization.transforming.flatMap { try $0.stages(in: layer.context) }
    return try stages
      + configurations(kustomization.transformers).map { configuration in
        Stage(
          configuration.kind, configuredBy: configuration,
          .transforms(try PluginTable.transformer(for: configuration, in: layer.context)))
      }
  }

  func validators() throws -> [Stage] {
    try configurations(kustomization.validators).map { configuration in
      Stage(
        configuration.kind, configuredBy: configuration, isAnnotated: false,
        .transforms(
          Validator(try PluginTable.transformer(for: configuration, in: layer.context), configuration)))
    }
  }

  /// The resources that configure plugins: each entry is a file, a folder with a kustomization, or the configuration
  /// itself. Those that are configurations themselves come first, as kustomize gathers them before it reads a file.
  private func configurations(_ entries: [Node]) throws -> [Resource] {
    var accumulator = Accumulator()
    var builder = self
    for entry in entries where entry.looksLikeDocument {
      for resource in try ResourceReader(tree: build.tree).resources(in: entry.inlineDocument()) {
        if let origin = layer.origin {
          resource.setAnnotation(Origin.annotation, origin.appending(layer.fileName).yaml)
        }
        try accumulator.resources.append(resource)
      }
    }
    for entry in entries where !entry.looksLikeDocument { try builder.accumulate([entry], into: &accumulator) }
    return accumulator.resources.resources
  }
}
