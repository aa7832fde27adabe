import Kubernetes
import YAML

/// A process of a finished build: a container, or one of several in a container.
package struct RenderedProcess {
  /// Its name, and that of its workload's pod.
  package let name: String
  package let container: String
  package let workload: Resource
  /// The container that it is, or was before it went under a supervisor.
  let node: Node

  /// What it is started with: command and args, variables not expanded.
  package var arguments: [String] { node.texts("command") + node.texts("args") }

  var ports: [ContainerPort] { node.items("ports").compactMap(ContainerPort.init) }

  /// The variables that it has of its own, as text.
  package var environment: [String: String] {
    var result: [String: String] = [:]
    for variable in node.items("env") {
      result[variable.nameText] = variable["value"]?.string ?? variable["valueFrom"].map(describe) ?? ""
    }
    return result
  }

  /// A text of the container with the variables in it that have literal values.
  func expanded(_ node: Node) -> String {
    let variables = node.string.contains("$(") ? self.node.items("env").filter { $0["value"] != nil } : []
    return variables.reduce(node.string) { $0.replacing("$(\($1.nameText))", with: $1["value"]!.string) }
  }

  private func describe(_ node: Node) -> String {
    node.isScalar
      ? node.string
      : node.isSequence
        ? node.elements.map(describe).joined(separator: ",")
        : node.fields.map { "\($0.key.string)=\(describe($0.value))" }.sorted().joined(separator: ",")
  }

  /// All processes of a build.
  package static func all(in resources: [Resource]) -> [RenderedProcess] {
    resources.compactMap(Workload.init).flatMap { workload in
      workload.containers.flatMap { container in
        guard let supervised = workload.past.supervised[container.nameText] else {
          return [
            RenderedProcess(
              name: container.nameText, container: container.nameText, workload: workload.resource, node: container)
          ]
        }
        return supervised.map {
          RenderedProcess(
            name: $0.name, container: container.nameText, workload: workload.resource, node: $0.container)
        }
      }
    }
  }
}
