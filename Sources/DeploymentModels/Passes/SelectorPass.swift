import Diagnostics
import Kubernetes
import YAML

/// Makes every selector that chose old pods choose the new ones.
struct SelectorPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() throws {
    for resource in changes.result where plan.partition.workload(resource) == nil {
      for selector in resource.podSelectors { try adjust(selector, of: resource) }
    }
  }

  private func adjust(_ selector: PodSelector, of resource: Resource) throws {
    let (old, new) = try plan.selectors.follow(selector, of: resource)
    // A policy is for the pods that it chooses; its peers are others.
    guard resource.kind != "NetworkPolicy" || selector.node == resource.node[path: "spec", "podSelector"] else {
      return
    }
    let processes = new.flatMap(\.processes).filter { old.contains($0.workload) }
    resource.renamePorts(
      processes.reduce(into: [:]) { names, process in names.merge(plan.ports[process]) { first, _ in first } })
    if resource.kind == "NetworkPolicy", let pod = new.first,
      let other = pod.sources.first(where: { !old.contains($0) })
    {
      changes.warn(.policyWidened(resource, chosen: old[0], other: other, pod: pod))
    }
  }
}

extension Resource {
  /// Lets a policy or monitor that names a port of the pods that it chose call it by its new name.
  fileprivate func renamePorts(_ names: [String: String]) {
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

extension Diagnostic.ID {
  package static let policyWidened = Diagnostic.ID("M0213", "policy-widened")
}

extension Diagnostic {
  fileprivate static func policyWidened(_ policy: Resource, chosen: Workload, other: Workload, pod: PlannedPod)
    -> Diagnostic
  {
    policy.node.diagnostic(
      .policyWidened, "\(policy.id) was for the pods of '\(chosen.name)', and is for what '\(other.name)' runs too",
      notes: [Note("they share a pod at", at: pod.node)])
  }
}
