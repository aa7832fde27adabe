import Diagnostics
import Kubernetes
import YAML

/// Which Service leads to which new pod: one for each, of the old one's ports by their targets. The old name stays with
/// the pod that has its first port.
final class ServicePlan {
  let work: Repartition
  private(set) var routes: [ServiceRoute] = []
  /// The pods of each Service, the one that keeps its name first.
  private var slices: [(service: Resource, pod: PlannedPod, holder: Resource)] = []
  private var names: Set<String>

  /// - Throws: `Diagnostic` where a port leads to no container that could tell where it belongs.
  init(_ work: Repartition) throws {
    self.work = work
    names = Set(work.resources.filter { $0.kind == "Service" && $0.gvk.group.isEmpty }.map(\.name))
    for service in work.resources where service.kind == "Service" && service.gvk.group.isEmpty {
      try plan(service)
    }
  }

  private func selector(of service: Resource) -> PodSelector? {
    service.node[path: "spec", "selector"].flatMap { $0.isMapping ? PodSelector(node: $0, form: .labels) : nil }
  }

  private func plan(_ service: Resource) throws {
    guard let selector = selector(of: service) else { return }
    let matched = work.matched(selector, in: service.id.effectiveNamespace)
    guard !matched.isEmpty else {
      let pod = work.pods.first {
        $0.sources[0].namespace == service.id.effectiveNamespace && selector.matches($0.labels)
      }
      if let pod { throw selectorWouldChoose(selector.node, service, pod) }
      return
    }
    let ports = service.node["spec"]?.items("ports") ?? []
    var own = try ports.map { try route(service, $0, matched) }
    if own.isEmpty { own = [ServiceRoute(service, nil, owners: [], pods: work.pods(of: matched).prefix(1).map { $0 })] }
    routes += own
    if own.allSatisfy({ $0.pods.count == 1 }), !work.matchesUntouched(selector, in: service.id.effectiveNamespace) {
      return divide(service, own)
    }
    let pods = work.pods(of: matched)
    let stays = pods.allSatisfy { selector.matches($0.labels) && !work.isSplit($0.sources[0]) }
    guard stays else { throw selectorChoosesMore(selector.node, service, matched, pods: pods) }
  }

  /// Where a port leads.
  private func route(_ service: Resource, _ port: Node, _ matched: [Workload]) throws -> ServiceRoute {
    let target = port["targetPort"] ?? port["port"] ?? port
    var owners: [ServiceRoute.Owner] = []
    var pods: [PlannedPod] = []
    for workload in matched {
      let transport = port["protocol"]?.string ?? "TCP"
      var found: [ServiceRoute.Owner] = []
      for process in work.pods(of: workload).flatMap(\.processes) where process.workload === workload {
        for candidate in process.ports where candidate.transport == transport {
          if target.tag == .integer ? String(candidate.number) == target.string : candidate.name == target.string {
            found.append(ServiceRoute.Owner(process: process, number: candidate.number))
          }
        }
      }
      guard let owner = found.first else {
        guard !work.isSplit(workload) else { throw portWithoutContainer(target, service, workload) }
        pods += work.pods(of: workload)
        continue
      }
      owners.append(owner)
      pods += work.pods.filter { $0 === work.pod(of: owner.process.original) }
    }
    var unique: [PlannedPod] = []
    for pod in pods where !unique.contains(where: { $0 === pod }) { unique.append(pod) }
    return ServiceRoute(service, port, owners: owners, pods: unique)
  }

  /// Gives each pod a Service with its own ports.
  private func divide(_ service: Resource, _ own: [ServiceRoute]) {
    for route in own {
      let pod = route.pods[0]
      if let slice = slices.first(where: { $0.service === service && $0.pod === pod }) {
        route.holder = slice.holder
        continue
      }
      let isFirst = !slices.contains { $0.service === service }
      route.holder = isFirst ? service : copy(service, for: pod)
      slices.append((service, pod, route.holder))
    }
  }

  private func copy(_ service: Resource, for pod: PlannedPod) -> Resource {
    let node = service.node.copy()
    for field in ["clusterIPs", "healthCheckNodePort"] { node["spec"]?.removeField(field) }
    if !service.isHeadless { node["spec"]?.removeField("clusterIP") }
    return work.sibling(
      of: service, node, baseName: newName(for: pod, isHeadless: service.isHeadless, like: service),
      at: pod.node.position)
  }

  private func newName(for pod: PlannedPod, isHeadless: Bool, like service: Resource) -> String {
    let wanted = isHeadless ? pod.baseName + "-headless" : pod.baseName
    for name in [wanted, service.originalID.name + "-" + pod.component]
    where names.insert(service.withAffixes(name)).inserted { return name }
    var number = 2
    while !names.insert(service.withAffixes("\(wanted)-\(number)")).inserted { number += 1 }
    return "\(wanted)-\(number)"
  }

  // MARK: Making the Services

  /// Leaves each Service its own ports, adds the new ones, and lets each choose its pod.
  ///
  /// - Throws: `Diagnostic` where a selector cannot choose just its pod.
  func apply() throws {
    let all = Dictionary(grouping: slices) { ObjectIdentifier($0.service) }
    for first in slices where first.holder === first.service {
      let own = all[ObjectIdentifier(first.service)]!
      for slice in own.reversed() {
        let spec = slice.holder.node.mapping("spec")
        let routes = routes.filter { $0.holder === slice.holder }
        if own.count > 1, !routes.contains(where: { $0.node == nil }) {
          spec.set("ports", work.tree.sequence(routes.compactMap { $0.node?.copy() }, at: slice.pod.node.position))
        }
        followRenames(spec, routes)
        try work.narrow(selector(of: slice.holder)!, of: slice.holder, to: slice.pod)
        if slice.holder !== slice.service { work.add(slice.holder, after: slice.service) }
      }
      if own.count > 1, !own[0].service.isHeadless {
        let moved = routes.filter { $0.service === own[0].service && $0.holder !== own[0].service }
        let rules = work.resources.filter {
          $0.meshHost?.split(separator: ".").first.map(String.init) == first.service.name
        }
        work.warn(portsMoved(first.service, moved, pod: own[0].pod, rules: rules))
      }
    }
  }

  /// The names of ports may be other ones now.
  private func followRenames(_ spec: Node, _ routes: [ServiceRoute]) {
    for (port, route) in zip(spec.items("ports"), routes) {
      guard let target = port["targetPort"], let owner = route.owners.first,
        let name = owner.process.portNames[target.string]
      else { continue }
      target.setString(name)
    }
  }

  // MARK: Looking up

  /// The Service and port by which others reach a container's port; one with an address of its own before others.
  func endpoint(of process: PlannedProcess, port: Int) -> ServiceRoute? {
    let found = routes.filter { $0.owners.contains { $0.process === process && $0.number == port } }
    return found.first { !$0.isHeadless } ?? found.first
  }

  /// The route that an address `SERVICE:PORT` takes, from a namespace.
  func route(to service: String, port: Int, in namespace: String) -> ServiceRoute? {
    // kustomize mends no names in texts: an address says what the Service is called now.
    routes.first {
      $0.number == port && $0.service.id.effectiveNamespace == namespace && $0.service.name == service
    }
  }

  /// The names of the Services that addresses may name.
  var serviceNames: Set<String> { Set(routes.map(\.service.name)) }

  /// The Service that gives the pods of a StatefulSet their names: the one that its workloads named if that is this
  /// pod's, else one that is made.
  func governingService(of pod: PlannedPod) -> String {
    for source in pod.sources {
      guard let name = source.spec["serviceName"]?.string else { continue }
      let service = work.resource("Service", named: name, from: source.resource)
      guard let service else {
        if !work.isSplit(source) { return name }
        continue
      }
      if let slice = slices.first(where: { $0.service === service && $0.pod === pod }) { return slice.holder.name }
      if !slices.contains(where: { $0.service === service }), !work.isSplit(source) { return name }
    }
    if let slice = slices.first(where: { $0.pod === pod && $0.holder.isHeadless }) { return slice.holder.name }
    return makeHeadlessService(for: pod).name
  }

  private func makeHeadlessService(for pod: PlannedPod) -> Resource {
    let source = pod.sources[0].resource
    let position = pod.node.position
    let tree = work.tree
    let metadata = tree.mapping([("name", tree.scalar(""))], at: position)
    if !source.namespace.isEmpty { metadata.set("namespace", string: source.namespace, at: position) }
    metadata.setLabels(pod.labels, at: position)
    let ports = pod.processes.flatMap { process in
      process.ports.map { port in
        // Several ports of one Service need names.
        let name = port.name.map { process.portNames[$0] ?? $0 } ?? "port-\(port.number)"
        var fields = [("name", tree.scalar(name, at: position)), ("port", tree.integer(port.number, at: position))]
        if port.transport != "TCP" { fields.append(("protocol", tree.scalar(port.transport, at: position))) }
        fields.append(("targetPort", tree.integer(port.number, at: position)))
        return tree.mapping(fields, at: position)
      }
    }
    let selector = tree.mapping(
      pod.labels.sorted { $0.key < $1.key }.map { ($0.key, tree.scalar($0.value, at: position)) }, at: position)
    let spec = tree.mapping(
      [("clusterIP", tree.scalar("None", at: position)), ("selector", selector)], at: position)
    spec.setOrRemove("ports", ports)
    let node = tree.mapping(
      [("apiVersion", tree.scalar("v1")), ("kind", tree.scalar("Service")), ("metadata", metadata), ("spec", spec)],
      at: position)
    let service = work.sibling(
      of: source, node, baseName: newName(for: pod, isHeadless: true, like: source), at: position)
    work.add(service, after: source)
    return service
  }
}

extension Resource {
  /// The host that a rule of Istio is for.
  fileprivate var meshHost: String? {
    guard gvk.group == "networking.istio.io" else { return nil }
    return node[path: "spec", "host"]?.string ?? node["spec"]?.texts("hosts").first
  }
}
