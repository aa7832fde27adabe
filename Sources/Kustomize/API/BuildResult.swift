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
  /// How many threads may write them.
  var threads = 1

  /// All manifests as kustomize prints them, in the buffers of as many writers as it took.
  ///
  /// - Throws: `Diagnostic` at a value that cannot be printed, such as an infinity, and where there is more than a limit.
  package func written() throws -> [WrittenManifests] {
    let resources = resources.resources
    let input = tree.text.files.reduce(0) { $0 + Int($1.range.length) }
    guard threads > 1, outputLimit == nil, input >= WrittenManifests.threshold else {
      return [try WrittenManifests(resources[...], limit: outputLimit)]
    }
    // Some are far larger than others, so that a thread takes a few at a time.
    let size = resources.count / WrittenManifests.parts + 1
    let parts = stride(from: 0, to: resources.count, by: size).map {
      resources[$0..<min($0 + size, resources.count)]
    }
    return try mapConcurrently(parts, threads: threads) { part, _ in try WrittenManifests(part, limit: nil) }
  }

  /// All manifests as kustomize prints them.
  package func yaml() throws -> [UInt8] {
    let parts = try written()
    var yaml: [UInt8] = []
    yaml.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { part.withOutput { yaml += $0 } }
    return yaml
  }
}

/// Some of the manifests of a build, as they are printed.
package final class WrittenManifests: @unchecked Sendable {
  // Nothing changes once it is made.
  private let writer: Writer

  /// Fewer bytes of input are written in the time that a thread takes to start.
  static let threshold = 512 << 10
  /// Two threads share the manifests in so many parts.
  fileprivate static let parts = 16

  fileprivate init(_ resources: ArraySlice<Resource>, limit: Int?) throws {
    var writer = Writer(goesOn: resources.startIndex > 0)
    for resource in resources {
      try writer.write(resource.node)
      if let limit, writer.count > limit { throw Diagnostic.tooMuchOutput(limit) }
    }
    self.writer = writer
  }

  /// How many bytes there are.
  package var count: Int { writer.count }

  /// Gives access to them without copying them.
  package func withOutput<Result>(_ body: (ByteSpan) throws -> Result) rethrows -> Result {
    try writer.withOutput(body)
  }
}

extension Diagnostic {
  fileprivate static func tooMuchOutput(_ limit: Int) -> Diagnostic {
    untrustedLimit("the manifests have", moreThan: "\(limit >> 20) MiB")
  }
}
