import Diagnostics
import Kubernetes
import YAML

/// What a build printed, and said.
public struct BuildOutput: Sendable {
  /// All manifests, as kustomize prints them.
  public let yaml: [UInt8]
  package let warnings: [Diagnostic]
}

/// The resources of a finished build, in the order of the output.
package struct BuildResult {
  package let tree: Tree
  package let resources: ResourceSet
  /// Warnings and notes.
  package let warnings: [Diagnostic]

  /// All manifests as kustomize prints them, in a writer's buffer.
  ///
  /// - Throws: `Diagnostic` at a value that cannot be printed, such as an infinity.
  package func written() throws -> Writer {
    var writer = Writer()
    for resource in resources.resources { try writer.write(resource.node) }
    return writer
  }

  /// All manifests as kustomize prints them.
  package func yaml() throws -> [UInt8] { try written().output }
}
