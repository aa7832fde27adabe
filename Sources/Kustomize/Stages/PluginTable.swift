import Diagnostics
import Kubernetes
import YAML

/// What `generators`, `transformers` and `validators` configure: kustomize's own by their kinds, one line each, and
/// whatever else there is.
package enum PluginTable {
  private static var generators: [(kind: String, make: (BuiltInConfiguration) throws -> any Generator)] {
    [
      ("ConfigMapGenerator", ConfigMapGenerator.init(configuredBy:)),
      ("SecretGenerator", SecretGenerator.init(configuredBy:)),
      ("IAMPolicyGenerator", IAMPolicyGenerator.init(configuredBy:)),
      ("HelmChartInflationGenerator", HelmChartGenerator.init(configuredBy:)),
    ]
  }

  private static var transformers:
    [(kind: String, make: (BuiltInConfiguration, FieldSpecsByType) throws -> any Transformer)]
  {
    [
      ("AnnotationsTransformer", LabelTransformer.init(annotations:fields:)),
      ("HashTransformer", { _, _ in HashTransformer() }),
      ("ImageTagTransformer", ImageTransformer.init(configuredBy:fields:)),
      ("LabelTransformer", LabelTransformer.init(labels:fields:)),
      ("NamespaceTransformer", NamespaceTransformer.init(configuredBy:fields:)),
      ("PatchJson6902Transformer", { configuration, _ in try JSONPatchTransformer(configuredBy: configuration) }),
      (
        "PatchStrategicMergeTransformer",
        { configuration, _ in try StrategicMergeTransformer(configuredBy: configuration) }
      ),
      ("PatchTransformer", { configuration, _ in try PatchTransformer(configuredBy: configuration) }),
      ("PrefixSuffixTransformer", AffixSequence.init(configuredBy:fields:)),
      ("PrefixTransformer", { try AffixTransformer(.prefix, configuredBy: $0, fields: $1) }),
      ("SuffixTransformer", { try AffixTransformer(.suffix, configuredBy: $0, fields: $1) }),
      ("ReplacementTransformer", { configuration, _ in try ReplacementTransformer(configuredBy: configuration) }),
      ("ReplicaCountTransformer", ReplicaTransformer.init(configuredBy:fields:)),
      ("ValueAddTransformer", { configuration, _ in try ValueAddTransformer(configuredBy: configuration) }),
    ]
  }

  /// - Throws: `Diagnostic` where the configuration is wrong, or names what does not exist or is not allowed.
  package static func generator(for resource: Resource, in layer: LayerContext) throws -> any Generator {
    guard let configuration = try BuiltInConfiguration(resource, in: layer) else {
      return try ExternalPlugin.generator(for: resource, in: layer)
    }
    let known = generators
    if let entry = known.first(where: { $0.kind == resource.kind }) { return try entry.make(configuration) }
    throw Diagnostic.unknownPlugin(resource, "generator", known.map(\.kind), "transformer", transformers.map(\.kind))
  }

  /// - Throws: `Diagnostic` where the configuration is wrong, or names what does not exist or is not allowed.
  package static func transformer(for resource: Resource, in layer: LayerContext) throws -> any Transformer {
    guard let configuration = try BuiltInConfiguration(resource, in: layer) else {
      for plugin in layer.build.plugins {
        if let transformer = try plugin.transformer(for: resource, in: layer) { return transformer }
      }
      return try ExternalPlugin.transformer(for: resource, in: layer)
    }
    let fields = try configuration.fieldSpecs()
    let known = transformers
    if let entry = known.first(where: { $0.kind == resource.kind }) { return try entry.make(configuration, fields) }
    throw Diagnostic.unknownPlugin(resource, "transformer", known.map(\.kind), "generator", generators.map(\.kind))
  }
}

extension Diagnostic {
  /// - Parameters:
  ///   - stage: what the place takes, a generator or a transformer.
  ///   - kinds: of which there are these.
  fileprivate static func unknownPlugin(
    _ configuration: Resource, _ stage: String, _ kinds: [String], _ otherStage: String, _ others: [String]
  ) -> Diagnostic {
    let kind = configuration.node["kind"] ?? configuration.node
    if others.contains(configuration.kind) {
      return kind.diagnostic(
        .unknownPlugin, "\(configuration.kind) is a \(otherStage), and this place takes a \(stage)")
    }
    return kind.diagnostic(
      .unknownPlugin, "there is no built-in \(stage) '\(configuration.kind)'",
      meant: nearestWord(to: configuration.kind, among: kinds))
  }
}
