import Diagnostics
import Kubernetes
import Kustomize
import YAML

extension Diagnostic.ID {
  static let outputNotWritable = Diagnostic.ID("K0901", "output-not-writable")
}

/// A finished build as files: one for all, or one a resource where the path is a folder, under kustomize's names.
struct ManifestFiles {
  private var files: [(path: String, contents: [UInt8])] = []

  init(_ result: BuildResult, at path: String) throws {
    guard RealFileSystem().kind(of: path) == .directory else {
      files = [(path, try result.yaml())]
      return
    }
    let namespaces = Set(result.resources.resources.map(\.id.effectiveNamespace))
      .subtracting([ResourceID.clusterNamespace])
    for resource in result.resources.resources {
      let namespace = resource.id.effectiveNamespace
      let isPrefixed = namespaces.count > 1 && namespace != ResourceID.clusterNamespace
      let name = (isPrefixed ? namespace.lowercased() + "_" : "") + Self.fileName(resource.id)
      var writer = Writer()
      try writer.write(resource.node)
      files.append((Path.join(path, name), writer.output))
    }
  }

  private static func fileName(_ id: ResourceID) -> String {
    let parts = [id.gvk.group, id.gvk.version, id.gvk.kind].filter { !$0.isEmpty }
    return (parts.joined(separator: "_") + "_" + id.name).lowercased() + ".yaml"
  }

  func write() throws {
    for (path, contents) in files {
      do throws(System.Failure) {
        try System.writeFile(contents, to: path, permissions: 0o644)
      } catch {
        throw Diagnostic(.outputNotWritable, "'\(path)' cannot be written: \(error)")
      }
    }
  }
}
