import ArgumentParser

/// `strata edit alpha-list-builtin-plugin`.
struct EditListPluginsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "alpha-list-builtin-plugin", abstract: "List the generators and transformers that are built in.")

  /// Those that kustomize lists, which does so in any order.
  private static let names = [
    "AnnotationsTransformer", "ConfigMapGenerator", "HashTransformer", "HelmChartInflationGenerator",
    "IAMPolicyGenerator", "ImageTagTransformer", "LabelTransformer", "NamespaceTransformer", "PatchJson6902Transformer",
    "PatchStrategicMergeTransformer", "PatchTransformer", "PrefixSuffixTransformer", "PrefixTransformer",
    "ReplacementTransformer", "ReplicaCountTransformer", "SecretGenerator", "SuffixTransformer", "ValueAddTransformer",
  ]

  func run(_ reporter: Reporter) throws {
    try StandardOutput.write("Builtin plugins:\n\n" + Self.names.map { " * \($0)\n" }.joined())
  }
}
