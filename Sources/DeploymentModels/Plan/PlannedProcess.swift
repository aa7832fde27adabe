import Kubernetes
import YAML

/// A container of a workload on its way into another pod.
final class PlannedProcess {
  let workload: Workload
  /// The container in the workload that it comes from, which stays as it is.
  let original: Node
  /// A copy, which the passes work on.
  let container: Node
  let entry: DeploymentModel.Process?

  init(_ original: Node, of workload: Workload, entry: DeploymentModel.Process? = nil) {
    self.workload = workload
    self.original = original
    container = original.copy()
    self.entry = entry
  }

  var name: String { original.nameText }
  /// As messages name it.
  var title: String { "'\(workload.originalName)/\(name)'" }
  /// Where its container is named, for messages.
  var nameNode: Node { original["name"] ?? original }

  /// The ports that the container declares.
  var ports: [ContainerPort] { original.items("ports").compactMap(ContainerPort.init) }

  /// Whether it is said to listen on a TCP port: by its container, or by the model.
  func listens(on port: Int) -> Bool {
    ports.contains { $0.number == port && $0.transport == "TCP" }
      || entry?.ports.contains { $0.hasText(String(port)) } ?? false
  }

  /// How long it may take to stop.
  var stopSeconds: Int { entry?.stopSeconds.flatMap { Int($0.string) } ?? workload.terminationGrace }

  /// The signal that stops it, without `SIG`.
  var stopSignal: String {
    let node = entry?.stopSignal ?? original[path: "lifecycle", "stopSignal"]
    return node.map { signalName($0.string) } ?? "TERM"
  }
}

extension PlannedProcess: Hashable {
  static func == (a: PlannedProcess, b: PlannedProcess) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
