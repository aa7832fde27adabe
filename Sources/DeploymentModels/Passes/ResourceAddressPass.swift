import Diagnostics
import Kubernetes
import YAML

/// Tells of the addresses in resources other than workloads and their configuration, such as custom resources with URLs
/// and routes of a mesh, that name a Service's port which another Service has now.
struct ResourceAddressPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  private static let others: Set<String> = ["ConfigMap", "Secret", "Service", "CustomResourceDefinition"]

  func run() {
    let moved = plan.services.routes.filter(\.isMoved)
    guard !moved.isEmpty else { return }
    for resource in changes.resources where !Self.others.contains(resource.kind) && Workload(resource) == nil {
      guard let spec = resource.node["spec"] else { continue }
      warn(spec, of: resource)
      if resource.gvk.group == "networking.istio.io" { warnOfDestinations(resource, moved) }
    }
  }

  private func warn(_ node: Node, of resource: Resource) {
    for child in node.elements { warn(child, of: resource) }
    for field in node.fields { warn(field.value, of: resource) }
    guard node.isString else { return }
    for address in addresses(in: node.bytes) where !address.isLoopback {
      guard let route = plan.services.route(address, from: resource.id.effectiveNamespace), route.isMoved else {
        continue
      }
      changes.warn(.addressInResource(node, address, resource, route))
    }
  }

  /// A mesh's routes name host and port in two fields.
  private func warnOfDestinations(_ resource: Resource, _ moved: [ServiceRoute]) {
    let spec = resource.node["spec"]
    let routes = ["http", "tcp", "tls"].flatMap { spec?.items($0) ?? [] }.flatMap { $0.items("route") }
    for destination in routes.compactMap({ $0["destination"] }) {
      guard let host = destination["host"], let number = destination[path: "port", "number"].flatMap({ Int($0.string) })
      else { continue }
      let address = FoundAddress(hostRange: 0..<host.bytes.count, portRange: nil, host: host.string, port: number)
      if let route = plan.services.route(address, from: resource.id.effectiveNamespace), route.isMoved {
        changes.warn(.addressInResource(host, address, resource, route))
      }
    }
  }
}

extension Diagnostic.ID {
  package static let addressInResource = Diagnostic.ID("M0219", "address-in-resource")
}

extension Diagnostic {
  fileprivate static func addressInResource(
    _ node: Node, _ address: FoundAddress, _ resource: Resource, _ route: ServiceRoute
  ) -> Diagnostic {
    atAddress(
      .addressInResource, node, address,
      "\(resource.id) names \(address.host):\(address.port), a port that Service '\(route.holder)' has now",
      notes: [
        Note("the port was at", at: route.node),
        Note.remedy("patch it to \(route.holder)\(address.host.drop { $0 != "." }):\(address.port) beside the model"),
      ])
  }
}
