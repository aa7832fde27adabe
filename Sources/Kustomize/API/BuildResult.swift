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
  /// How many bytes of manifests there may be; nil is any number.
  let outputLimit: Int?

  /// All manifests as kustomize prints them, in a writer's buffer.
  ///
  /// - Throws: `Diagnostic` at a value that cannot be printed, such as an infinity, and where there is more than a limit.
  package func written() throws -> Writer {
    var writer = Writer()
    for resource in resources.resources {
      try writer.write(resource.node)
      if let outputLimit, writer.count > outputLimit { throw Diagnostic.tooMuchOutput(outputLimit) }
    }
    return writer
  }

  /// All manifests as kustomize prints them.
  package func yaml() throws -> [UInt8] { try written().output }
}

extension Diagnostic {
  fileprivate static func tooMuchOutput(_ limit: Int) -> Diagnostic {
    untrustedLimit("the manifests have", moreThan: "\(limit >> 20) MiB")
  }
}
