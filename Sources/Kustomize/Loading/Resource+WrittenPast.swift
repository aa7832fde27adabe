import Diagnostics
import Kubernetes
import YAML

extension Resource {
  /// Takes over what annotations say of its past: kustomize keeps that in its own annotations, and so takes for its own
  /// what a manifest brings.
  ///
  /// - Throws: `Diagnostic` where there are not as many old names as old kinds and namespaces.
  package func readWrittenPast() throws {
    guard let annotations, annotations.fields.contains(where: { $0.key.bytes.starts(with: Self.internalDomain.utf8) })
    else { return }
    func texts(_ name: String) -> [String] {
      guard let value = annotations[Self.internalDomain + name] else { return [] }
      return value.string.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func isEnabled(_ name: String) -> Bool { annotations[Self.internalDomain + name]?.hasText("enabled") ?? false }
    prefixes = texts("prefixes")
    suffixes = texts("suffixes")
    allowsNameChange = isEnabled("allowNameChange")
    allowsKindChange = isEnabled("allowKindChange")
    behavior =
      annotations[Self.internalDomain + "generatorBehavior"]
      .flatMap { GeneratorBehavior(rawValue: $0.string) } ?? .unspecified
    guard let names = annotations.field(Self.internalDomain + "previousNames") else { return }
    let (kinds, namespaces) = (texts("previousKinds"), texts("previousNamespaces"))
    let oldNames = texts("previousNames")
    guard oldNames.count == kinds.count, oldNames.count == namespaces.count else {
      throw names.key.diagnostic(
        .invalidResource,
        "there are \(oldNames.count) previous names, \(kinds.count) kinds and "
          + "\(namespaces.count) namespaces in annotations that are kustomize's own, and must be as many of each")
    }
    remember(oldNames.indices.map { PreviousName(kind: kinds[$0], name: oldNames[$0], namespace: namespaces[$0]) })
  }

  private static let internalDomain = "internal.config.kubernetes.io/"
}
