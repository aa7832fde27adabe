import Diagnostics
import Kubernetes
import YAML

extension Diagnostic.ID {
  static let unusableFileName = Diagnostic.ID("K0905", "unusable-file-name")
}

/// The names of a build's resources as files of one folder: `GROUP_VERSION_KIND_NAME.yaml` in lower case, with the
/// namespace in front where there are several. (kustomize: kustomize/commands/build/writer.go.)
struct ManifestFileNames {
  private(set) var files: [(name: String, resource: Resource)] = []

  /// - Throws: `Diagnostic` where a name leads out of the folder, and where two resources have the same.
  init(_ resources: [Resource]) throws {
    let namespaces = Set(resources.map(\.id.effectiveNamespace)).subtracting([ResourceID.clusterNamespace])
    var known: [String: Resource] = [:]
    for resource in resources {
      let namespace = resource.id.effectiveNamespace
      let isPrefixed = namespaces.count > 1 && namespace != ResourceID.clusterNamespace
      let name = (isPrefixed ? namespace.lowercased() + "_" : "") + Self.name(of: resource.id)
      guard !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 }) else {
        throw Self.leadsAway(resource, name)
      }
      if let other = known.updateValue(resource, forKey: name) { throw Self.sameName(resource, other, name) }
      files.append((name, resource))
    }
  }

  private static func name(of id: ResourceID) -> String {
    let parts = [id.gvk.group, id.gvk.version, id.gvk.kind].filter { !$0.isEmpty }
    return (parts.joined(separator: "_") + "_" + id.name).lowercased() + ".yaml"
  }

  // MARK: Refusals

  private static let hint = "without -o, or with a file, all are printed in one"

  private static func leadsAway(_ resource: Resource, _ name: String) -> Diagnostic {
    let place = resource.node[path: "metadata", "name"] ?? resource.node
    return place.diagnostic(.unusableFileName, "'\(name)' cannot be a file's name", hint: hint)
  }

  private static func sameName(_ resource: Resource, _ other: Resource, _ name: String) -> Diagnostic {
    let place = resource.node[path: "metadata", "name"] ?? resource.node
    return place.diagnostic(
      .unusableFileName, "\(resource.id) and \(other.id) would both be the file '\(name)'", hint: hint,
      notes: [Diagnostic.Note("the other one is at", at: other.node.location)])
  }
}
