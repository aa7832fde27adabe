import Kubernetes
import YAML

/// Lets what sends requests to a port of a Service send them to the Service that has the port now: Ingresses, routes of
/// the Gateway API, webhooks and API services.
struct ServiceReferencePass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() {
    let moved = plan.services.routes.filter(\.isMoved)
    guard !moved.isEmpty else { return }
    for resource in changes.resources {
      for reference in resource.serviceReferences { rewrite(reference, in: resource, moved) }
    }
  }

  private func rewrite(_ reference: ServiceReference, in resource: Resource, _ moved: [ServiceRoute]) {
    guard let name = reference.node["name"] else { return }
    let namespace = reference.node["namespace"]?.string ?? resource.id.effectiveNamespace
    let route = moved.first { route in
      route.service.allNames.contains(name.string)
        && [route.service.id.effectiveNamespace, route.service.originalID.effectiveNamespace].contains(namespace)
        && route.node.map(reference.isPort) ?? false
    }
    guard let route else { return }
    name.setString(route.holder, at: route.pods[0].node.position)
    // The API server asks webhooks and API services by this name, over https.
    if reference.isSecure { changes.note(SecureHost(name: "\(route.holder).\(namespace).svc", node: reference.node)) }
  }
}

/// A place where a resource names a Service and one of its ports.
private struct ServiceReference {
  /// The mapping with the Service's name, and with its namespace where that may be another.
  let node: Node
  /// The port's number or name.
  let port: String
  let isSecure: Bool

  init(_ node: Node, port: Node?, fallback: String = "443", isSecure: Bool = true) {
    self.node = node
    self.isSecure = isSecure
    self.port = (port?.isMapping ?? false ? port?["number"] ?? port?["name"] : port)?.string ?? fallback
  }

  func isPort(_ node: Node) -> Bool { node["port"]?.hasText(port) ?? false || node["name"]?.hasText(port) ?? false }
}

extension Resource {
  fileprivate var serviceReferences: [ServiceReference] {
    let spec = node["spec"]
    switch (gvk.group, kind) {
    case ("networking.k8s.io", "Ingress"):
      let paths = spec?.items("rules").flatMap { $0["http"]?.items("paths") ?? [] } ?? []
      return (paths.map { $0["backend"] } + [spec?["defaultBackend"]]).compactMap { $0?["service"] }.map {
        ServiceReference($0, port: $0["port"], isSecure: false)
      }
    case ("admissionregistration.k8s.io", _):
      return node.items("webhooks").compactMap { $0[path: "clientConfig", "service"] }.map {
        ServiceReference($0, port: $0["port"])
      }
    case ("apiextensions.k8s.io", "CustomResourceDefinition"):
      return [spec?[path: "conversion", "webhook", "clientConfig", "service"]].compactMap { $0 }.map {
        ServiceReference($0, port: $0["port"])
      }
    case ("apiregistration.k8s.io", "APIService"):
      return [spec?["service"]].compactMap { $0 }.map { ServiceReference($0, port: $0["port"]) }
    case ("gateway.networking.k8s.io", _):
      let rules = spec?.items("rules") ?? []
      return rules.flatMap { $0.items("backendRefs") }.filter { $0["kind"]?.hasText("Service") ?? true }.map {
        ServiceReference($0, port: $0["port"], isSecure: false)
      }
    default:
      return []
    }
  }
}
