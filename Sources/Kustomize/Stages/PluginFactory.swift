import Diagnostics
import Kubernetes
import YAML

/// Makes the generators and transformers that `generators`, `transformers` and `validators` configure.
struct PluginFactory {
  let layer: LayerContext

  /// The API version of kustomize's own.
  private static let builtin = "builtin"

  private static let generatorKinds = [
    "ConfigMapGenerator", "SecretGenerator", "IAMPolicyGenerator", "HelmChartInflationGenerator",
  ]
  private static let transformerKinds = [
    "AnnotationsTransformer", "HashTransformer", "ImageTagTransformer", "LabelTransformer", "NamespaceTransformer",
    "PatchJson6902Transformer", "PatchStrategicMergeTransformer", "PatchTransformer", "PrefixSuffixTransformer",
    "PrefixTransformer", "SuffixTransformer", "ReplacementTransformer", "ReplicaCountTransformer",
    "ValueAddTransformer",
  ]

  private func isBuiltin(_ configuration: Resource) -> Bool {
    configuration.gvk.group.isEmpty && configuration.gvk.version == Self.builtin
  }

  /// - Throws: `Diagnostic` where the configuration is wrong, or names what does not exist or is not allowed.
  func generator(for configuration: Resource) throws -> any Generator {
    guard isBuiltin(configuration) else { return try externalGenerator(for: configuration, in: layer) }
    let node = configuration.node
    try node.becomePluginConfiguration()
    switch configuration.kind {
    case "HelmChartInflationGenerator":
      return try HelmChartGenerator(configuredBy: configuration, in: layer)
    case "ConfigMapGenerator":
      return ConfigMapGenerator(try GeneratorArguments(node: node, secret: false, strict: false))
    case "SecretGenerator":
      return SecretGenerator(try GeneratorArguments(node: node, secret: true, strict: false))
    case "IAMPolicyGenerator":
      return try IAMPolicyGenerator(node: node)
    default:
      throw unknown(configuration, among: Self.generatorKinds, "generator", Self.transformerKinds, "transformer")
    }
  }

  /// - Throws: `Diagnostic` where the configuration is wrong, or names what does not exist or is not allowed.
  func transformer(for configuration: Resource) throws -> any Transformer {
    guard isBuiltin(configuration) else {
      for plugin in layer.build.plugins {
        if let transformer = try plugin.transformer(for: configuration, in: layer) { return transformer }
      }
      return try externalTransformer(for: configuration, in: layer)
    }
    let node = configuration.node
    try node.becomePluginConfiguration()
    let reader = try FieldReader(node, "a \(configuration.kind)")
    let fields = FieldSpecsByType(
      try reader.list("fieldSpecs").map { try FieldSpec(node: $0, onUnknownField: layer.build.warn) })
    switch configuration.kind {
    case "AnnotationsTransformer":
      return LabelTransformer(pairs: try reader.stringMap("annotations"), fields: fields)
    case "LabelTransformer":
      return LabelTransformer(pairs: try reader.stringMap("labels"), fields: fields)
    case "HashTransformer":
      return HashTransformer()
    case "ImageTagTransformer":
      guard let image = try reader.mapping("imageTag") else {
        throw Diagnostic.missingField("imageTag", of: "an ImageTagTransformer", in: node)
      }
      return ImageTransformer([try ImageEntry(node: image, strict: false)], fields: fields)
    case "NamespaceTransformer":
      return try namespaceTransformer(reader, fields)
    case "PatchTransformer":
      return PatchTransformer(try PatchEntry(node, strict: false))
    case "PatchJson6902Transformer":
      return JSONPatchTransformer(try PatchEntry(node, strict: false, patchField: "jsonOp"))
    case "PatchStrategicMergeTransformer":
      let paths = try reader.strings("paths")
      let patches = try reader.stringNode("patches")
      guard !paths.isEmpty || !(patches?.bytes.isEmpty ?? true) else {
        throw Diagnostic.missingField("paths", of: "a PatchStrategicMergeTransformer without 'patches'", in: node)
      }
      return StrategicMergeTransformer(paths, inline: patches)
    case "PrefixTransformer":
      return try affixTransformer(.prefix, reader, fields)
    case "SuffixTransformer":
      return try affixTransformer(.suffix, reader, fields)
    case "PrefixSuffixTransformer":
      return TransformerSequence(
        [try affixTransformer(.prefix, reader, fields), try affixTransformer(.suffix, reader, fields)])
    case "ReplacementTransformer":
      return ReplacementTransformer(try Replacement.read(reader.list("replacements"), in: layer, strict: false))
    case "ReplicaCountTransformer":
      guard let replica = try reader.mapping("replica") else {
        throw Diagnostic.missingField("replica", of: "a ReplicaCountTransformer", in: node)
      }
      return ReplicaTransformer([try ReplicaEntry(node: replica, strict: false)], fields: fields)
    case "ValueAddTransformer":
      return try ValueAddTransformer(node: node, in: layer)
    default:
      throw unknown(configuration, among: Self.transformerKinds, "transformer", Self.generatorKinds, "generator")
    }
  }

  // MARK: Configurations

  private func namespaceTransformer(_ reader: FieldReader, _ fields: FieldSpecsByType) throws -> NamespaceTransformer {
    let namespace = reader.node["metadata"]?["namespace"]
    var transformer = NamespaceTransformer(
      namespace: namespace.map { $0.isNull ? "" : $0.string } ?? "", position: namespace?.position ?? .nowhere,
      fields: fields)
    transformer.unsetOnly = try reader.bool("unsetOnly")
    if let mode = try reader.stringNode("setRoleBindingSubjects"), !mode.bytes.isEmpty {
      guard let subjects = NamespaceTransformer.RoleBindingSubjects(rawValue: mode.string) else {
        throw Diagnostic.invalidChoice(
          mode, "a choice of subjects", NamespaceTransformer.RoleBindingSubjects.allCases.map(\.rawValue))
      }
      transformer.roleBindingSubjects = subjects
    }
    return transformer
  }

  private func affixTransformer(
    _ side: AffixTransformer.Side, _ reader: FieldReader, _ fields: FieldSpecsByType
  ) throws -> AffixTransformer {
    let name = side == .prefix ? "prefix" : "suffix"
    guard reader.value("fieldSpecs") != nil else {
      throw Diagnostic.missingField("fieldSpecs", of: "a transformer of names", in: reader.node)
    }
    let affix = try reader.stringNode(name)
    return AffixTransformer(
      side, affix?.string ?? "", position: affix?.position ?? .nowhere, fields: fields)
  }

  private func unknown(
    _ configuration: Resource, among kinds: [String], _ stage: String, _ others: [String], _ otherStage: String
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

/// Several transformers as one.
struct TransformerSequence: Transformer {
  let transformers: [any Transformer]

  init(_ transformers: [any Transformer]) { self.transformers = transformers }

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    for transformer in transformers { try transformer.transform(&resources, in: layer) }
  }
}
