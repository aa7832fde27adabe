import Diagnostics
import Kubernetes
import YAML

/// Which Service leads to which new pod: one for each, of the old one's ports by their targets. The old name stays with
/// the pod that has its first port.
struct ServicePlan {
  /// Every port of every Service that leads to a pod of the model.
  private(set) var routes: [ServiceRoute] = []
  /// The pods of each Service, the one that keeps its name first.
  private(set) var slices: [ServiceSlice] = []
  private var governing: [PlannedPod: GoverningService] = [:]
  private var usedNames: Set<String>

  /// - Throws: `Diagnostic` where a port leads to no container that could tell where it belongs.
  init(_ resources: [Resource], _ partition: Partition, _ labels: PodLabels, _ names: ResourceNames) throws {
    let services = resources.filter(\.isService)
    usedNames = Set(services.map(\.name))
    for service in services { try plan(service, partition, labels) }
    for pod in partition.pods where pod.kind == .statefulSet {
      governing[pod] = governingService(of: pod, partition, names)
    }
  }

  private mutating func plan(_ service: Resource, _ partition: Partition, _ labels: PodLabels) throws {
    guard let selector = service.serviceSelector else { return }
    let namespace = service.id.effectiveNamespace
    let matched = partition.workloads(chosenBy: selector, in: namespace)
    guard !matched.isEmpty else {
      let pod = partition.pods.first { $0.namespace == namespace && selector.matches(labels[$0]) }
      if let pod { throw Diagnostic.selectorWouldChoose(selector.node, service, pod) }
      return
    }
    var own = try (service.node["spec"]?.items("ports") ?? []).map { try route(service, $0, matched, partition) }
    let pods = partition.pods(of: matched)
    if own.isEmpty { own = [ServiceRoute(service, nil, owners: [], pods: Array(pods.prefix(1)))] }
    if own.allSatisfy({ $0.pods.count == 1 }), !partition.choosesOthers(selector, in: namespace) {
      routes += divide(service, own)
      return
    }
    routes += own
    let stays = pods.allSatisfy { selector.matches(labels[$0]) && !partition.isSplit($0.sources[0]) }
    guard stays else { throw Diagnostic.selectorChoosesMore(selector.node, service, matched, pods: pods) }
  }

  /// Where a port leads.
  private func route(
    _ service: Resource, _ port: Node, _ matched: [Workload], _ partition: Partition
  ) throws -> ServiceRoute {
    let target = port["targetPort"] ?? port["port"] ?? port
    let transport = port["protocol"]?.string ?? "TCP"
    var owners: [ServiceRoute.Owner] = []
    var pods: [PlannedPod] = []
    for workload in matched {
      let processes = partition.pods(of: workload).flatMap(\.processes).filter { $0.workload == workload }
      let owner = processes.lazy.compactMap { process in
        process.ports.first { candidate in
          candidate.transport == transport
            && (target.tag == .integer ? String(candidate.number) == target.string : candidate.name == target.string)
        }.map { ServiceRoute.Owner(process: process, number: $0.number) }
          ?? (transport == "TCP" ? Int(target.string) : nil).flatMap { number in
            process.listens(on: number) ? ServiceRoute.Owner(process: process, number: number) : nil
          }
      }.first
      guard let owner else {
        guard !partition.isSplit(workload) else { throw Diagnostic.portWithoutContainer(target, service, workload) }
        pods += partition.pods(of: workload)
        continue
      }
      owners.append(owner)
      if let pod = partition.pod(of: owner.process.original) { pods.append(pod) }
    }
    return ServiceRoute(service, port, owners: owners, pods: pods.unique)
  }

  /// Gives each pod a Service with its own ports.
  private mutating func divide(_ service: Resource, _ routes: [ServiceRoute]) -> [ServiceRoute] {
    var own: [PlannedPod: ServiceSlice] = [:]
    return routes.map { route in
      var route = route
      let pod = route.pods[0]
      if let slice = own[pod] {
        route.holder = slice.name
        return route
      }
      let baseName = own.isEmpty ? nil : unusedName(for: pod, isHeadless: service.isHeadless, like: service)
      let slice = ServiceSlice(
        service: service, pod: pod, name: baseName.map(service.withAffixes) ?? service.name, newBaseName: baseName)
      own[pod] = slice
      slices.append(slice)
      route.holder = slice.name
      return route
    }
  }

  /// A name for a new Service, without affixes.
  private mutating func unusedName(for pod: PlannedPod, isHeadless: Bool, like resource: Resource) -> String {
    let wanted = isHeadless ? pod.baseName + "-headless" : pod.baseName
    for name in [wanted, resource.originalID.name + "-" + pod.component]
    where usedNames.insert(resource.withAffixes(name)).inserted { return name }
    var number = 2
    while !usedNames.insert(resource.withAffixes("\(wanted)-\(number)")).inserted { number += 1 }
    return "\(wanted)-\(number)"
  }

  /// The one that its workloads named if that is this pod's, else one that is made.
  private mutating func governingService(
    of pod: PlannedPod, _ partition: Partition, _ names: ResourceNames
  ) -> GoverningService {
    for source in pod.sources {
      guard let name = source.spec["serviceName"]?.string else { continue }
      guard let service = names.resource("Service", named: name, from: source.resource) else {
        if !partition.isSplit(source) { return .present(name: name) }
        continue
      }
      let own = slices.filter { $0.service === service }
      if let slice = own.first(where: { $0.pod == pod }) { return .present(name: slice.name) }
      if own.isEmpty, !partition.isSplit(source) { return .present(name: name) }
    }
    if let slice = slices.first(where: { $0.pod == pod && $0.service.isHeadless }) { return .present(name: slice.name) }
    let source = pod.sources[0].resource
    let baseName = unusedName(for: pod, isHeadless: true, like: source)
    return .made(name: source.withAffixes(baseName), baseName: baseName)
  }

  // MARK: Looking up

  /// The Service that gives the pods of a StatefulSet their names.
  func governingService(of pod: PlannedPod) -> GoverningService? { governing[pod] }

  /// The routes that a Service has for one of its pods.
  func routes(of slice: ServiceSlice) -> [ServiceRoute] {
    routes.filter { $0.service === slice.service && $0.holder == slice.name }
  }

  /// The Service and port by which others reach a container's port; one with an address of its own before others.
  func endpoint(of process: PlannedProcess, port: Int) -> ServiceRoute? {
    let found = routes.filter { $0.owners.contains { $0.process == process && $0.number == port } }
    return found.first { !$0.service.isHeadless } ?? found.first
  }

  /// The route that an address takes, from a namespace: `SERVICE`, `SERVICE.NAMESPACE`, or either's full name.
  func route(_ address: FoundAddress, from namespace: String) -> ServiceRoute? {
    let parts = address.host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count < 3 || parts[2] == "svc" else { return nil }
    // kustomize mends no names in texts: an address says what the Service is called now.
    return routes.first {
      $0.number == address.port && $0.service.id.effectiveNamespace == (parts.count > 1 ? parts[1] : namespace)
        && $0.service.name == parts[0]
    }
  }

  /// The names of the Services that addresses may name.
  var serviceNames: Set<String> { Set(routes.map(\.service.name)) }
}

extension Diagnostic.ID {
  package static let portWithoutContainer = Diagnostic.ID("M0120", "port-without-container")
}

extension Diagnostic {
  fileprivate static func portWithoutContainer(_ target: Node, _ service: Resource, _ workload: Workload) -> Diagnostic
  {
    target.diagnostic(
      .portWithoutContainer,
      "no container of '\(workload.name)' has port '\(target.string)', so that \(service.id) could follow it to a pod",
      notes: [
        Note("\(workload.resource.id) comes from", at: workload.nameNode),
        Note.remedy("declare it under 'ports' of the container that listens on it"),
      ])
  }
}
