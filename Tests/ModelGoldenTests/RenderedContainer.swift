import DeploymentModels
import Diagnostics
import Foundation
import Kubernetes
import Kustomize
import YAML

/// A container as a cluster would start it: its command, its environment, and the files of its supervisor.
struct RenderedContainer {
  let command: [String]
  let environment: [String: String]
  var files: [String: String]
  let grace: Int
  /// The command of each probe, by its kind.
  let probes: [String: [String]]

  /// Builds manifests with a model in memory, and takes the container of a name out of the result.
  static func build(resources: String, model: String, container: String) throws -> RenderedContainer {
    let files = [
      "kustomization.yaml": "resources: [resources.yaml]\ntransformers: [model.yaml]\n", "resources.yaml": resources,
      "model.yaml": model,
    ]
    let result = try Build.run(
      directory: ".", plugins: [DeploymentModelPlugin()], fileSystem: InMemoryFileSystem(files))
    return try RenderedContainer(result, named: container)
  }

  struct NotFound: Error {}

  init(_ result: BuildResult, named name: String) throws {
    let resources = result.resources.resources
    let maps = Dictionary(
      resources.filter { $0.kind == "ConfigMap" }.map { ($0.name, Self.map($0.node["data"])) },
      uniquingKeysWith: { first, _ in first })
    for resource in resources {
      guard let pod = resource.node["spec"]?["template"]?["spec"], let containers = pod["containers"] else { continue }
      for container in containers.elements where container["name"]?.hasText(name) ?? false {
        command = (Self.list(container["command"]) + Self.list(container["args"])).map(\.string)
        var environment: [String: String] = [:]
        for source in Self.list(container["envFrom"]) {
          environment.merge(maps[source["configMapRef"]?["name"]?.string ?? ""] ?? [:]) { $1 }
        }
        for variable in Self.list(container["env"]) {
          environment[variable["name"]!.string] = variable["value"]?.string ?? "a reference"
        }
        self.environment = environment
        var files: [String: String] = [:]
        for volume in Self.list(pod["volumes"]) {
          if let map = volume["configMap"]?["name"], map.string.contains("supervisord") { files = maps[map.string]! }
        }
        self.files = files
        grace = Int(pod["terminationGracePeriodSeconds"]?.string ?? "30")!
        var probes: [String: [String]] = [:]
        for kind in ["startupProbe", "readinessProbe", "livenessProbe"] {
          let words = Self.list(container[kind]?["exec"]?["command"]).map(\.string)
          if !words.isEmpty { probes[kind] = words }
        }
        self.probes = probes
        return
      }
    }
    throw NotFound()
  }

  private static func list(_ node: Node?) -> [Node] { node.map { Array($0.elements) } ?? [] }

  private static func map(_ node: Node?) -> [String: String] {
    var result: [String: String] = [:]
    for field in node.map({ Array($0.fields) }) ?? [] { result[field.key.string] = field.value.string }
    return result
  }
}
