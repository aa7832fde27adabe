/// What a build of a stranger's kustomization may take: `--untrusted`.
///
/// Files and output are counted where they are read and written; whoever runs the build watches time and memory.
package enum UntrustedLimits {
  /// How long a command may take until it prints.
  package static let time = Duration.seconds(10)
  /// How much memory the process may take, in bytes.
  package static let memory = 1 << 30
  /// How many files may be read.
  package static let files = 10_000
  /// How many bytes these may have.
  package static let fileBytes = 64 << 20
  /// How many bytes of manifests there may be.
  package static let output = 64 << 20
}
