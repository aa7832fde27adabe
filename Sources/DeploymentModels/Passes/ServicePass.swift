import Diagnostics
import Kubernetes
import YAML

/// Leaves each Service its own ports, adds the new ones, and lets each choose its pod.
struct ServicePass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  /// - Throws: `Diagnostic` where a selector cannot choose just its pod.
  func run() throws {
    let all = Dictionary(grouping: plan.services.slices) { ObjectIdentifier($0.service) }
    for first in plan.services.slices where first.newBaseName == nil {
      let own = all[ObjectIdentifier(first.service)]!
      // The Service itself is changed last: the others are copies of it as it was.
      for slice in own.reversed() { try make(slice, amongSeveral: own.count > 1) }
      if own.count > 1 { changes.warn(portsMoved(first)) }
    }
  }

  private func make(_ slice: ServiceSlice, amongSeveral: Bool) throws {
    let service = slice.newBaseName.map { copy(of: slice, baseName: $0) } ?? slice.service
    let spec = service.node.mapping("spec")
    let routes = plan.services.routes(of: slice)
    if amongSeveral, !routes.contains(where: { $0.node == nil }) {
      spec.set("ports", spec.tree.sequence(routes.compactMap { $0.node?.copy() }, at: slice.pod.node.position))
    }
    followRenames(spec, routes)
    PodAnnotations(plan, changes).adjust(service, of: slice)
    try plan.selectors.narrow(service.serviceSelector!, of: service, to: slice.pod)
    if service !== slice.service { changes.add(service, after: slice.service) }
  }

  private func copy(of slice: ServiceSlice, baseName: String) -> Resource {
    let node = slice.service.node.copy()
    for field in ["clusterIPs", "healthCheckNodePort"] { node["spec"]?.removeField(field) }
    if !slice.service.isHeadless { node["spec"]?.removeField("clusterIP") }
    return Resource(node, like: slice.service, baseName: baseName, at: slice.pod.node.position)
  }

  /// The names of ports may be other ones now.
  private func followRenames(_ spec: Node, _ routes: [ServiceRoute]) {
    for (port, route) in zip(spec.items("ports"), routes) {
      guard let target = port["targetPort"], let owner = route.owners.first,
        let name = plan.ports[owner.process][target.string]
      else { continue }
      target.setString(name)
    }
  }

  private func portsMoved(_ first: ServiceSlice) -> Diagnostic {
    let moved = plan.services.routes.filter { $0.service === first.service && $0.isMoved }
    let rules = changes.resources.filter {
      $0.meshHost?.split(separator: ".").first.map(String.init) == first.service.name
    }
    return .portsMoved(first.service, moved, pod: first.pod, rules: rules)
  }
}

extension Resource {
  /// The host that a rule of Istio is for.
  fileprivate var meshHost: String? {
    guard gvk.group == "networking.istio.io" else { return nil }
    return node[path: "spec", "host"]?.string ?? node["spec"]?.texts("hosts").first
  }
}

extension Diagnostic.ID {
  package static let portsMoved = Diagnostic.ID("M0207", "ports-moved")
}

extension Diagnostic {
  fileprivate static func portsMoved(
    _ service: Resource, _ moved: [ServiceRoute], pod: PlannedPod, rules: [Resource]
  ) -> Diagnostic {
    (service.node[path: "metadata", "name"] ?? service.node).diagnostic(
      .portsMoved, "Service '\(service.name)' leads to '\(pod.name)' only; its other ports are of other Services now",
      notes: moved.map { Note("port \($0.number): Service '\($0.holder)', was at", at: $0.node) }
        + rules.map { Note("\($0.id) is for Service '\(service.name)' only, from", at: $0.node) })
  }
}
