import Kustomize

/// What a build printed, and what it warned of.
public struct Rendering: Sendable, Hashable {
  /// All manifests, byte for byte as `kustomize build` prints them.
  public let yaml: [UInt8]
  /// What may be wrong. ``BuildOptions/isStrict`` makes errors of it.
  public let warnings: [Diagnostic]

  init(_ output: BuildOutput) {
    yaml = output.yaml
    warnings = output.warnings.map { Diagnostic($0) }
  }

  /// All manifests as text.
  public var text: String { String(decoding: yaml, as: UTF8.self) }
}
