import Diagnostics
import Kubernetes
import YAML

/// Where a resource, or a transformer, is from: what the annotations say that `buildMetadata` asks for.
package struct Origin: Hashable, Sendable {
  package static let annotation = "config.kubernetes.io/origin"
  package static let transformations = "alpha.config.kubernetes.io/transformations"

  /// From where the build was started, or from the top of the repository.
  package var path = ""
  package var repository = ""
  package var ref = ""
  /// The file that configures the generator or transformer.
  package var configuredIn = ""
  package var configuredBy: Configuration?

  package struct Configuration: Hashable, Sendable {
    package var apiVersion: String
    package var kind: String
    package var name = ""
    package var namespace = ""
  }

  package init() {}

  package func appending(_ path: String) -> Origin {
    var copy = self
    if let spec = RemoteSpec(path) {
      copy.repository = spec.cloneURL
      copy.ref = spec.ref
      copy.path = spec.originPath
      return copy
    }
    copy.path = copy.path.isEmpty ? Path.clean(path) : Path.clean(copy.path + "/" + path)
    return copy
  }

  /// The origin of what a file of this layer configures.
  package func configuration(in file: String, apiVersion: String, kind: String) -> Origin {
    var origin = Origin()
    origin.repository = repository
    origin.ref = ref
    origin.configuredIn = appending(file).path
    origin.configuredBy = Configuration(apiVersion: apiVersion, kind: kind)
    return origin
  }

  /// As YAML, a line a field.
  package var yaml: String { lines.map { $0 + "\n" }.joined() }

  /// As an element of a YAML list.
  package var yamlElement: String {
    lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 + "\n" }.joined()
  }

  private var lines: [String] {
    var lines: [String] = []
    func add(_ key: String, _ value: String, indent: String = "") {
      if !value.isEmpty { lines.append("\(indent)\(key): \(Self.quoted(value))") }
    }
    add("path", path)
    add("repo", repository)
    add("ref", ref)
    add("configuredIn", configuredIn)
    if let configuredBy {
      lines.append("configuredBy:")
      add("apiVersion", configuredBy.apiVersion, indent: "  ")
      add("kind", configuredBy.kind, indent: "  ")
      add("name", configuredBy.name, indent: "  ")
      add("namespace", configuredBy.namespace, indent: "  ")
    }
    return lines
  }

  /// A value as go-yaml writes it: in quotes where it would not be read as text.
  private static func quoted(_ value: String) -> String {
    let isText = value.withBytes { resolvePlainScalar($0) == .string }
    if !isText { return "\"\(value)\"" }
    let first = value.unicodeScalars.first ?? "a"
    let needsQuotes =
      "-?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(first) || value.contains(": ") || value.contains(" #")
      || value.hasSuffix(":") || value.hasSuffix(" ")
    return needsQuotes
      ? "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" : value
  }
}

extension Origin {
  /// The origin of what a plugin makes, from the origin annotation of the plugin's configuration.
  package init?(configuredBy configuration: Resource, from annotation: Node) {
    guard let root = try? Reader.read(annotation.inlineDocument(), into: annotation.tree).first else { return nil }
    self.init()
    repository = root["repo"]?.string ?? ""
    ref = root["ref"]?.string ?? ""
    configuredIn = root["path"]?.string ?? ""
    configuredBy = Configuration(
      apiVersion: configuration.gvk.apiVersion, kind: configuration.kind, name: configuration.name,
      namespace: configuration.namespace)
  }
}
