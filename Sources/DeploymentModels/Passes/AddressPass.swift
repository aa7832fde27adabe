import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// Refuses the addresses that the model makes wrong, or rewrites them where it says so: a port on loopback that is
/// another pod's now, a Service's port that another Service has now; and, where they are rewritten, Services whose
/// containers are in the same pod now.
struct AddressPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() throws {
    let names = plan.services.serviceNames
    for pod in plan.pods {
      for process in plan.members(of: pod) {
        for text in process.container.addressTexts {
          let changed = try rewrite(text, names) { try target(of: $0, in: text, process, pod) }
          for address in changed { changes.note(address, of: process) }
        }
      }
    }
    try rewriteOthers(names)
    try rewriteConfiguration(names)
  }

  /// The containers that the model leaves alone may name Services whose ports are others' now.
  private func rewriteOthers(_ names: Set<String>) throws {
    for workload in plan.partition.others {
      for container in workload.containers + workload.initContainers {
        for text in container.addressTexts {
          workload.resource.modelPast.rewritten += try rewrite(text, names) {
            try movedService($0, in: text, container, workload.namespace)
          }
        }
      }
    }
  }

  /// Replaces the addresses of a text for which there is another one.
  private func rewrite(
    _ node: Node, _ names: Set<String>, replacement: (FoundAddress) throws -> RewrittenAddress?
  ) throws -> [RewrittenAddress] {
    var bytes: [UInt8] = []
    var end = 0
    var changed: [RewrittenAddress] = []
    let text = Array(node.bytes)
    for address in addresses(in: text) {
      guard address.isLoopback || names.contains(String(address.host.prefix { $0 != "." })) else { continue }
      guard var change = try replacement(address) else { continue }
      bytes += text[end..<address.hostRange.lowerBound] + Array(change.host.utf8)
      end = address.hostRange.upperBound
      if let range = address.portRange {
        bytes += text[end..<range.lowerBound] + Array(String(change.port).utf8)
        end = range.upperBound
      } else if change.port != address.port {
        bytes += Array(":\(change.port)".utf8)
      }
      if text[..<address.hostRange.lowerBound].suffix(8).elementsEqual("https://".utf8), change.overNetwork {
        changes.note(SecureHost(name: change.host, node: node))
      }
      change.from = "\(address.host):\(address.port)"
      change.location = node.location?.pathAndLine
      changed.append(change)
    }
    if end > 0 { node.setString(String(decoding: bytes + text[end...], as: UTF8.self)) }
    return changed
  }

  /// What an address of a process is to be; nil where it is right as it is.
  private func target(
    of address: FoundAddress, in node: Node, _ process: PlannedProcess, _ pod: PlannedPod
  ) throws -> RewrittenAddress? {
    guard address.isLoopback else {
      try refuseWaiting(for: address, in: node, process, pod)
      if let route = plan.services.route(address, from: process.workload.namespace), plan.model.rewritesAddresses,
        route.owners.count == 1, let owner = route.owners.first,
        plan.partition.pod(of: owner.process.original) == pod
      {
        return RewrittenAddress(
          process: process.name, owner: owner.process.name, host: "localhost", port: owner.number, overNetwork: false)
      }
      return try movedService(address, in: node, process.container, process.workload.namespace)
    }
    guard let owner = plan.partition.owner(of: address.port, in: process.workload) else {
      if plan.partition.isSplit(process.workload), !process.listens(on: address.port) {
        throw Diagnostic.undeclaredPort(node, address, process)
      }
      return nil
    }
    guard let other = plan.partition.pod(of: owner.original), other != pod else { return nil }
    guard let route = plan.services.endpoint(of: owner, port: address.port) else {
      throw Diagnostic.addressWithoutService(node, address, process, owner, pod: pod.node)
    }
    guard plan.model.rewritesAddresses else {
      throw Diagnostic.addressInAnotherPod(node, address, process, owner, service: route, pod: other.node)
    }
    changes.note(
      CrossedLink(from: process, fromPod: pod, to: owner, toPod: other, port: address.port, node: node))
    return RewrittenAddress(
      process: process.name, owner: owner.name, host: route.holder, port: route.number, overNetwork: true)
  }

  /// What runs first ends before the pod's containers start: where it waits for one of them, it never ends.
  private func refuseWaiting(
    for address: FoundAddress, in node: Node, _ process: PlannedProcess, _ pod: PlannedPod
  ) throws {
    guard !process.original.isSidecar, plan.initContainers[pod].contains(process),
      let route = plan.services.route(address, from: process.workload.namespace), !route.owners.isEmpty,
      route.owners.allSatisfy({ plan.partition.pod(of: $0.process.original) == pod })
    else { return }
    throw Diagnostic.initWaits(node, address, process, route, pod)
  }

  /// What an address of a Service is to be whose port another Service has now.
  private func movedService(
    _ address: FoundAddress, in node: Node, _ container: Node, _ namespace: String
  ) throws -> RewrittenAddress? {
    guard !address.isLoopback, let route = plan.services.route(address, from: namespace), route.isMoved else {
      return nil
    }
    guard plan.model.rewritesAddresses else {
      throw Diagnostic.addressOfMovedPort(node, address, container, route, model: plan.model.node)
    }
    let rest = address.host.drop { $0 != "." }
    return RewrittenAddress(
      process: container.nameText, owner: route.owners.first?.process.name ?? route.holder,
      host: route.holder + rest, port: route.number, overNetwork: true)
  }

  // MARK: ConfigMaps and Secrets

  /// Does the same for the files and variables that containers have from ConfigMaps and Secrets.
  private func rewriteConfiguration(_ names: Set<String>) throws {
    for (map, users) in usedConfiguration() {
      for (text, store) in map.configurationTexts {
        let changed = try namingPlace(of: map) {
          try rewrite(text, names) { address in
            let targets = try users.map { try target(of: address, in: text, $0.process, $0.pod) }
            guard targets.contains(where: { $0 != nil }) else { return nil }
            guard targets.allSatisfy({ $0?.to == targets[0]?.to }) else {
              throw Diagnostic.addressOfSeveral(text, address, users.map(\.process), model: plan.model.node)
            }
            return targets[0]
          }
        }
        if !changed.isEmpty { store(text) }
        for address in changed { changes.note(address, of: users[0].process) }
      }
    }
  }

  /// A refusal about a text that stands nowhere has the place of the resource that holds it.
  private func namingPlace<Result>(of resource: Resource, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var refusal as Diagnostic where refusal.location == nil {
      let name = resource.node[path: "metadata", "name"] ?? resource.node
      refusal.snippet = name.diagnostic(refusal.id, refusal.message).snippet
      throw refusal
    }
  }

  /// The ConfigMaps and Secrets that containers of the model have files or variables from, with these containers.
  private func usedConfiguration() -> [(map: Resource, users: [(process: PlannedProcess, pod: PlannedPod)])] {
    var result: [(map: Resource, users: [(process: PlannedProcess, pod: PlannedPod)])] = []
    var places: [ObjectIdentifier: Int] = [:]
    for pod in plan.pods {
      for process in plan.members(of: pod) {
        for (kind, name) in process.workload.configurationNames(of: process.original) {
          guard let map = plan.names.resource(kind, named: name, from: process.workload.resource) else { continue }
          if let place = places[ObjectIdentifier(map)] {
            result[place].users.append((process, pod))
          } else {
            places[ObjectIdentifier(map)] = result.count
            result.append((map, [(process, pod)]))
          }
        }
      }
    }
    return result
  }
}

extension Resource {
  /// The texts of a ConfigMap or Secret, each with what stores a changed one. A Secret's are decoded, and stand nowhere,
  /// so that no message shows what it holds.
  fileprivate var configurationTexts: [(text: Node, store: (Node) -> Void)] {
    let plain = ["data", "stringData"].flatMap { node[$0].map { Array($0.fields) } ?? [] }
    guard kind == "Secret" else { return plain.map { ($0.value, { _ in }) } }
    let tree = node.tree
    let encoded = (node["data"].map { Array($0.fields) } ?? []).compactMap { field in
      Base64.decode(field.value.bytes).map { bytes in
        (
          tree.scalar(String(decoding: bytes, as: UTF8.self)),
          { (text: Node) in field.value.setString(String(decoding: Base64.encode(text.bytes), as: UTF8.self)) }
        )
      }
    }
    let literal = (node["stringData"].map { Array($0.fields) } ?? []).map { field in
      (tree.scalar(field.value.string), { (text: Node) in field.value.setString(text.string) })
    }
    return (encoded + literal).map { (text: $0.0, store: $0.1) }
  }
}

extension Diagnostic.ID {
  package static let undeclaredPort = Diagnostic.ID("M0124", "undeclared-port")
  package static let initWaits = Diagnostic.ID("M0126", "init-waits-for-its-own-pod")
}

extension Diagnostic {
  fileprivate static func undeclaredPort(
    _ node: Node, _ address: FoundAddress, _ process: PlannedProcess
  ) -> Diagnostic {
    atAddress(
      .undeclaredPort, node, address,
      "\(process.title) reaches \(address.host):\(address.port), and no container of '\(process.workload.name)', which "
        + "is taken apart, declares that port",
      notes: [
        Note("\(process.workload.resource.id) comes from", at: process.workload.nameNode),
        Note.remedy("declare it under 'ports' of the container that listens on it, or of the process in the model"),
      ])
  }

  fileprivate static func initWaits(
    _ node: Node, _ address: FoundAddress, _ process: PlannedProcess, _ route: ServiceRoute, _ pod: PlannedPod
  ) -> Diagnostic {
    atAddress(
      .initWaits, node, address,
      "initContainer \(process.title) asks \(address.host):\(address.port), which is in its own pod '\(pod.name)' now, "
        + "and starts only when it has ended",
      notes: [
        Note("Service '\(route.service.name)' has the port at", at: route.node),
        Note.remedy("leave one of the two out of the pod, or take the initContainer away", pod.node),
      ])
  }
}

extension Node {
  /// The scalars of a container in which addresses are looked for.
  var addressTexts: [Node] {
    let probes = ["startupProbe", "readinessProbe", "livenessProbe"].compactMap { self[$0] }
    let hooks = ["preStop", "postStart"].compactMap { self[path: "lifecycle", $0] }
    let commands = (probes + hooks).flatMap { $0["exec"]?.items("command") ?? [] }
    return (items("command") + items("args") + items("env").compactMap { $0["value"] } + commands).filter(\.isString)
  }
}
