import Diagnostics
import Kubernetes
import YAML

extension Repartition {
  /// Refuses the addresses that the model makes wrong, or rewrites them where it says so: a port on loopback that is
  /// another pod's now, a Service's port that another Service has now; and, where they are rewritten, Services whose
  /// containers are in the same pod now.
  func rewriteAddresses(_ services: ServicePlan) throws {
    let names = services.serviceNames
    for pod in pods {
      for process in pod.members {
        for text in process.container.addressTexts {
          try rewrite(text, names) { try self.target(of: $0, in: text, process: process, pod: pod, services) }
        }
      }
    }
    for resource in resources where touchedWorkload(resource) == nil {
      guard let workload = Workload(resource) else { continue }
      for container in workload.containers + workload.initContainers {
        for text in container.addressTexts {
          try rewrite(text, names) { try self.movedService($0, in: text, container, workload.namespace, services) }
        }
      }
    }
    try rewriteConfigMaps(services)
  }

  /// Replaces the addresses of a text for which there is another one.
  private func rewrite(
    _ node: Node, _ names: Set<String>, replacement: (FoundAddress) throws -> RewrittenAddress?
  ) throws {
    var bytes: [UInt8] = []
    var end = 0
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
      history.rewrittenAddresses.append(change)
    }
    guard end > 0 else { return }
    node.setString(String(decoding: bytes + text[end...], as: UTF8.self))
  }

  /// What an address of a process is to be; nil where it is right as it is.
  private func target(
    of address: FoundAddress, in node: Node, process: PlannedProcess, pod: PlannedPod, _ services: ServicePlan
  ) throws -> RewrittenAddress? {
    guard address.isLoopback else {
      if let route = route(address, from: process.workload.namespace, services), model.rewritesAddresses,
        route.owners.count == 1, let owner = route.owners.first, self.pod(of: owner.process.original) === pod
      {
        return RewrittenAddress(
          process: process.name, owner: owner.process.name, host: "localhost", port: owner.number, overNetwork: false)
      }
      return try movedService(address, in: node, process.container, process.workload.namespace, services)
    }
    guard let owner = owner(of: address.port, in: process.workload), let other = self.pod(of: owner.original),
      other !== pod
    else { return nil }
    guard let route = services.endpoint(of: owner, port: address.port) else {
      throw addressWithoutService(node, address, process, owner, pod: pod.node)
    }
    guard model.rewritesAddresses else {
      throw addressInAnotherPod(node, address, process, owner, service: route, pod: other.node)
    }
    return RewrittenAddress(
      process: process.name, owner: owner.name, host: route.holder.name, port: route.number, overNetwork: true)
  }

  /// The process of a workload that has a port.
  func owner(of port: Int, in workload: Workload) -> PlannedProcess? {
    for pod in pods(of: workload) {
      for process in pod.processes where process.workload === workload {
        if process.ports.contains(where: { $0.number == port && $0.transport == "TCP" }) { return process }
      }
    }
    return nil
  }

  /// What an address of a Service is to be whose port another Service has now.
  private func movedService(
    _ address: FoundAddress, in node: Node, _ container: Node, _ namespace: String, _ services: ServicePlan
  ) throws -> RewrittenAddress? {
    guard !address.isLoopback, let route = route(address, from: namespace, services),
      route.holder !== route.service
    else { return nil }
    guard model.rewritesAddresses else {
      throw addressOfMovedPort(node, address, container, route, model: model.node)
    }
    let rest = address.host.drop { $0 != "." }
    return RewrittenAddress(
      process: container.nameText, owner: route.owners.first?.process.name ?? route.holder.name,
      host: route.holder.name + rest, port: route.number, overNetwork: true)
  }

  /// The route that an address takes: `SERVICE`, `SERVICE.NAMESPACE`, or either's full name.
  private func route(_ address: FoundAddress, from namespace: String, _ services: ServicePlan) -> ServiceRoute? {
    let parts = address.host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count < 3 || parts[2] == "svc" else { return nil }
    return services.route(to: parts[0], port: address.port, in: parts.count > 1 ? parts[1] : namespace)
  }

  // MARK: ConfigMaps

  /// Does the same for the files and variables that containers have from ConfigMaps, where these name loopback.
  private func rewriteConfigMaps(_ services: ServicePlan) throws {
    var users: [ObjectIdentifier: [(PlannedProcess, PlannedPod)]] = [:]
    var maps: [Resource] = []
    for pod in pods {
      for process in pod.members {
        for name in process.workload.configMapNames(of: process.original) {
          guard let map = resource("ConfigMap", named: name, from: process.workload.resource) else { continue }
          if users[ObjectIdentifier(map)] == nil { maps.append(map) }
          users[ObjectIdentifier(map), default: []].append((process, pod))
        }
      }
    }
    for map in maps {
      for field in map.node["data"].map({ Array($0.fields) }) ?? [] {
        try rewrite(field.value, []) { address in
          let targets = try users[ObjectIdentifier(map)]!.map {
            try self.target(of: address, in: field.value, process: $0.0, pod: $0.1, services)
          }
          guard targets.contains(where: { $0 != nil }) else { return nil }
          guard targets.allSatisfy({ $0?.to == targets[0]?.to }) else {
            throw addressOfSeveral(field.value, address, users[ObjectIdentifier(map)]!.map(\.0), model: self.model.node)
          }
          return targets[0]
        }
      }
    }
  }
}

extension Node {
  /// The scalars of a container in which addresses are looked for.
  var addressTexts: [Node] {
    (items("command") + items("args") + items("env").compactMap { $0["value"] }).filter(\.isString)
  }
}

extension Workload {
  /// The ConfigMaps that a container has variables or files from.
  func configMapNames(of container: Node) -> [String] {
    var names = container.items("envFrom").compactMap { $0[path: "configMapRef", "name"]?.string }
    names += container.items("env").compactMap { $0[path: "valueFrom", "configMapKeyRef", "name"]?.string }
    let mounted = container.mountedVolumes
    for volume in podSpec.items("volumes") where mounted.contains(volume.nameText) {
      names += [volume[path: "configMap", "name"]?.string].compactMap { $0 }
      names += (volume["projected"]?.items("sources") ?? []).compactMap { $0[path: "configMap", "name"]?.string }
    }
    var unique: [String] = []
    for name in names where !unique.contains(name) { unique.append(name) }
    return unique
  }
}
