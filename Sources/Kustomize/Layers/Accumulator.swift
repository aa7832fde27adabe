import Kubernetes

/// What a layer has gathered from those below it, and works on.
package struct Accumulator {
  package var resources = ResourceSet()
  /// Where transformers find the fields that they change; nil as long as these are the default ones.
  package private(set) var configuration: TransformerConfiguration?
  /// Whether no layer has brought a configuration yet, not even the default one.
  private var isUnconfigured = true
  package var variables = VariableSet()
  /// The folders of the layers that it is from.
  package var folders: [String] = []

  package init() {}

  package var effectiveConfiguration: TransformerConfiguration { configuration ?? .defaults }

  /// A copy whose resources are its own.
  func copy() -> Accumulator {
    var copy = self
    copy.resources = resources.copy()
    return copy
  }

  /// Adds what another layer has gathered.
  package mutating func merge(_ other: Accumulator) throws {
    try resources.append(contentsOf: other.resources)
    try mergeConfiguration(other.configuration)
    try variables.merge(other.variables)
    if folders.isEmpty { folders = other.folders } else { folders += other.folders }
  }

  /// Adds field specs to those that are known; nil stands for the default ones.
  ///
  /// What comes first matters: a spec for all types after one for some is taken for the same. A layer of files alone
  /// starts from nothing, one over others from their configurations, as in kustomize.
  package mutating func mergeConfiguration(_ other: TransformerConfiguration?) throws {
    defer { isUnconfigured = false }
    guard let other else { return }
    configuration = try (isUnconfigured ? TransformerConfiguration() : effectiveConfiguration).merging(other)
  }
}
