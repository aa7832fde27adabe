import Kubernetes
import YAML

/// One port of a Service: the containers that it leads to, and the Service that has it afterwards.
final class ServiceRoute {
  let service: Resource
  /// The port in the Service as it was; nil where the Service has none.
  let node: Node?
  let number: Int
  let owners: [Owner]
  let pods: [PlannedPod]
  /// The Service that has the port afterwards.
  var holder: Resource

  /// A container that a port leads to, and its own port's number.
  struct Owner {
    let process: PlannedProcess
    let number: Int
  }

  init(_ service: Resource, _ node: Node?, owners: [Owner], pods: [PlannedPod]) {
    self.service = service
    self.node = node
    number = node?["port"].flatMap { Int($0.string) } ?? 0
    self.owners = owners
    self.pods = pods
    holder = service
  }

  var isHeadless: Bool { service.isHeadless }
}

extension Resource {
  /// Whether a Service has no address of its own.
  var isHeadless: Bool { node[path: "spec", "clusterIP"]?.hasText("None") ?? false }
}
