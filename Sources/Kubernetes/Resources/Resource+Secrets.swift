import YAML

extension Resource {
  /// Whether it is a Secret of Kubernetes' own. What it holds is shown to nobody.
  package var isSecret: Bool { Self.isSecret(kind: kind, group: gvk.group) }

  private static func isSecret(kind: String, group: String) -> Bool { kind == "Secret" && group.isEmpty }

  /// Whether a field of a Secret holds what nobody is shown, however it is spelt: a mistake gives nothing away.
  package static func holdsSecrets(field: String) -> Bool {
    ["data", "stringdata", "binarydata"].contains(field.lowercased())
  }

  /// The annotation in which kubectl keeps the whole manifest.
  package static let lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration"

  /// What a Secret holds, whatever its form: the values of its fields, or these fields themselves where they are no
  /// mappings.
  package var secretValues: [Node] {
    let fields = node.fields.filter { Self.holdsSecrets(field: $0.key.string) }.map(\.value)
    return fields.flatMap { $0.isMapping ? $0.fields.map(\.value) : [$0] }
      + [annotation(Self.lastAppliedAnnotation)].compactMap { $0 }
  }

  /// Notes that nobody is shown what a Secret holds, wherever it comes to.
  package func markSecrets() {
    for value in secretValues { value.markSecret() }
  }
}
