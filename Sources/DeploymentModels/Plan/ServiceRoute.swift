import Kubernetes
import YAML

/// One port of a Service: the containers that it leads to, and the Service that has it afterwards.
struct ServiceRoute {
  let service: Resource
  /// The port in the Service as it was; nil where the Service has none.
  let node: Node?
  let number: Int
  let owners: [Owner]
  let pods: [PlannedPod]
  /// The name of the Service that has the port afterwards.
  var holder: String

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
    holder = service.name
  }

  /// Whether another Service has the port afterwards.
  var isMoved: Bool { holder != service.name }
}

/// What becomes of a Service for one of the pods that it leads to: itself, or a new one with the ports of that pod.
struct ServiceSlice {
  let service: Resource
  let pod: PlannedPod
  let name: String
  /// The new Service's name without the affixes of the layers; nil for the Service itself.
  let newBaseName: String?
}

/// The Service that gives the pods of a StatefulSet their names.
enum GoverningService {
  case present(name: String)
  case made(name: String, baseName: String)

  var name: String {
    switch self {
    case .present(let name), .made(let name, _): name
    }
  }
}

extension Resource {
  var isService: Bool { kind == "Service" && gvk.group.isEmpty }

  /// Whether a Service has no address of its own.
  var isHeadless: Bool { node[path: "spec", "clusterIP"]?.hasText("None") ?? false }

  /// The selector of a Service's pods.
  var serviceSelector: PodSelector? {
    node[path: "spec", "selector"].flatMap { $0.isMapping ? PodSelector(node: $0, form: .labels) : nil }
  }
}
