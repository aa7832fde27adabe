import Kubernetes
import YAML

/// Which processes name which others' addresses, by the network or on loopback.
struct ProcessLinks {
  struct Link: Hashable {
    let from: Int
    let to: Int
  }

  private(set) var network: Set<Link> = []
  private(set) var loopback: Set<Link> = []

  init(_ processes: [RenderedProcess], _ resources: [Resource]) {
    let services = resources.filter { $0.kind == "Service" && $0.gvk.group.isEmpty }
    let byName = Dictionary(grouping: services, by: \.name)
    let maps = Dictionary(grouping: resources.filter { $0.kind == "ConfigMap" }, by: \.name)
    for (index, process) in processes.enumerated() {
      guard let workload = Workload(process.workload) else { continue }
      var texts = process.node.addressTexts.map(process.expanded)
      for name in workload.configMapNames(of: process.node) {
        for map in maps[name] ?? [] where map.id.effectiveNamespace == workload.namespace {
          texts += (map.node["data"].map { Array($0.fields) } ?? []).map(\.value.string)
        }
      }
      for address in texts.flatMap({ addresses(in: $0.utf8) }) {
        if address.isLoopback {
          let owner = processes.firstIndex { other in
            other.workload === process.workload && other.ports.contains { $0.number == address.port }
          }
          if let owner, owner != index { loopback.insert(Link(from: index, to: owner)) }
          continue
        }
        let parts = address.host.split(separator: ".").map(String.init)
        let namespace = parts.count > 1 ? parts[1] : workload.namespace
        guard let name = parts.first, parts.count < 3 || parts[2] == "svc",
          let service = byName[name]?.first(where: { $0.id.effectiveNamespace == namespace })
        else { continue }
        for owner in Self.owners(of: service, port: address.port, processes) where owner != index {
          network.insert(Link(from: index, to: owner))
        }
      }
    }
  }

  /// The processes that a Service's port leads to.
  private static func owners(of service: Resource, port: Int, _ processes: [RenderedProcess]) -> [Int] {
    guard let selector = service.node[path: "spec", "selector"],
      let entry = service.node["spec"]?.items("ports").first(where: { $0["port"]?.string == String(port) })
    else { return [] }
    let target = entry["targetPort"]?.string ?? String(port)
    return processes.indices.filter { index in
      let process = processes[index]
      guard process.workload.id.effectiveNamespace == service.id.effectiveNamespace,
        let workload = Workload(process.workload),
        PodSelector(node: selector, form: .labels).matches(workload.labels)
      else { return false }
      return process.ports.contains { String($0.number) == target || $0.name == target }
    }
  }
}
