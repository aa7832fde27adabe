import Diagnostics
import Kubernetes
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
    for workload in plan.partition.others {
      for container in workload.containers + workload.initContainers {
        for text in container.addressTexts {
          workload.resource.modelPast.rewritten += try rewrite(text, names) {
            try movedService($0, in: text, container, workload.namespace)
          }
        }
      }
    }
    try rewriteConfigMaps()
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
      if let route = plan.services.route(address, from: process.workload.namespace), plan.model.rewritesAddresses,
        route.owners.count == 1, let owner = route.owners.first,
        plan.partition.pod(of: owner.process.original) == pod
      {
        return RewrittenAddress(
          process: process.name, owner: owner.process.name, host: "localhost", port: owner.number, overNetwork: false)
      }
      return try movedService(address, in: node, process.container, process.workload.namespace)
    }
    guard let owner = plan.partition.owner(of: address.port, in: process.workload),
      let other = plan.partition.pod(of: owner.original), other != pod
    else { return nil }
    guard let route = plan.services.endpoint(of: owner, port: address.port) else {
      throw addressWithoutService(node, address, process, owner, pod: pod.node)
    }
    guard plan.model.rewritesAddresses else {
      throw addressInAnotherPod(node, address, process, owner, service: route, pod: other.node)
    }
    return RewrittenAddress(
      process: process.name, owner: owner.name, host: route.holder, port: route.number, overNetwork: true)
  }

  /// What an address of a Service is to be whose port another Service has now.
  private func movedService(
    _ address: FoundAddress, in node: Node, _ container: Node, _ namespace: String
  ) throws -> RewrittenAddress? {
    guard !address.isLoopback, let route = plan.services.route(address, from: namespace), route.isMoved else {
      return nil
    }
    guard plan.model.rewritesAddresses else {
      throw addressOfMovedPort(node, address, container, route, model: plan.model.node)
    }
    let rest = address.host.drop { $0 != "." }
    return RewrittenAddress(
      process: container.nameText, owner: route.owners.first?.process.name ?? route.holder,
      host: route.holder + rest, port: route.number, overNetwork: true)
  }

  // MARK: ConfigMaps

  /// Does the same for the files and variables that containers have from ConfigMaps, where these name loopback.
  private func rewriteConfigMaps() throws {
    for (map, users) in usedConfigMaps() {
      for field in map.node["data"].map({ Array($0.fields) }) ?? [] {
        let changed = try rewrite(field.value, []) { address in
          let targets = try users.map { try target(of: address, in: field.value, $0.process, $0.pod) }
          guard targets.contains(where: { $0 != nil }) else { return nil }
          guard targets.allSatisfy({ $0?.to == targets[0]?.to }) else {
            throw addressOfSeveral(field.value, address, users.map(\.process), model: plan.model.node)
          }
          return targets[0]
        }
        for address in changed { changes.note(address, of: users[0].process) }
      }
    }
  }

  /// The ConfigMaps that containers of the model have files or variables from, with these containers.
  private func usedConfigMaps() -> [(map: Resource, users: [(process: PlannedProcess, pod: PlannedPod)])] {
    var result: [(map: Resource, users: [(process: PlannedProcess, pod: PlannedPod)])] = []
    var places: [ObjectIdentifier: Int] = [:]
    for pod in plan.pods {
      for process in plan.members(of: pod) {
        for name in process.workload.configMapNames(of: process.original) {
          guard let map = plan.names.resource("ConfigMap", named: name, from: process.workload.resource) else {
            continue
          }
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

extension Node {
  /// The scalars of a container in which addresses are looked for.
  var addressTexts: [Node] {
    (items("command") + items("args") + items("env").compactMap { $0["value"] }).filter(\.isString)
  }
}
