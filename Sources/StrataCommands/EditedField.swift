/// A field of a kustomization that edits are for: what the sub-command is called, and how messages call an entry.
protocol EditedField {
  static var command: String { get }
  static var name: String { get }
}

/// A list of files or folders.
protocol EditedList: EditedField {
  /// What an entry is, in a usage.
  static var entry: String { get }
}

extension EditedList {
  static var entry: String { "PATH" }
}

enum EditedResources: EditedList {
  static let command = "resource"
  static let name = "resources"
}

enum EditedComponents: EditedList {
  static let command = "component"
  static let name = "components"
  static let entry = "DIR"
}

enum EditedTransformers: EditedList {
  static let command = "transformer"
  static let name = "transformers"
}

enum EditedGenerators: EditedList {
  static let command = "generator"
  static let name = "generators"
}

enum EditedConfigurations: EditedList {
  static let command = "configuration"
  static let name = "configurations"
}

/// A list of what generates ConfigMaps or Secrets.
protocol EditedGenerator: EditedField {
  /// What an entry generates.
  static var kind: String { get }
}

enum EditedConfigMaps: EditedGenerator {
  static let command = "configmap"
  static let name = "configMapGenerator"
  static let kind = "ConfigMap"
}

enum EditedSecrets: EditedGenerator {
  static let command = "secret"
  static let name = "secretGenerator"
  static let kind = "Secret"
}

/// Labels or annotations of all resources.
protocol EditedPairs: EditedField {
  /// One of them, with its article.
  static var one: String { get }
}

extension EditedPairs {
  static var several: String { command + "s" }
}

enum EditedLabels: EditedPairs {
  static let command = "label"
  static let name = "commonLabels"
  static let one = "A label."
}

enum EditedAnnotations: EditedPairs {
  static let command = "annotation"
  static let name = "commonAnnotations"
  static let one = "An annotation."
}
