import Kubernetes
import YAML

extension Resource {
  /// Lets a policy or monitor that names a port of the pods that it chose call it by its new name.
  func renamePorts(of workloads: [Workload], in pods: [PlannedPod]) {
    let processes = pods.flatMap(\.processes).filter { process in workloads.contains { $0 === process.workload } }
    let names = processes.reduce(into: [String: String]()) { $0.merge($1.portNames) { first, _ in first } }
    guard !names.isEmpty, let spec = node["spec"] else { return }
    var ports: [Node?]
    switch kind {
    case "NetworkPolicy":
      // The ports of an ingress rule are the chosen pods'; those of an egress rule are others'.
      ports = spec.items("ingress").flatMap { $0.items("ports") }.map { $0["port"] }
    case "PodMonitor":
      ports = spec.items("podMetricsEndpoints").map { $0["port"] }
    default:
      return
    }
    for case let port? in ports where port.isString {
      if let name = names[port.string] { port.setString(name) }
    }
  }
}
