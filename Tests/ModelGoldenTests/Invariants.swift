import DeploymentModels
import Foundation
import Kubernetes
import Kustomize
import Testing
import YAML

/// What must be the same in every model of a build.
struct Invariants: Equatable {
  /// Each process with its arguments and variables, addresses aside.
  var processes: Set<String>
  /// What all containers request, each counted once.
  var requests: [String: String]
  /// The roles that any process can use.
  var roles: Set<String>

  init(_ result: BuildResult) throws {
    let resources = result.resources.resources
    processes = []
    for process in RenderedProcess.all(in: resources) {
      let environment = process.environment.map { "\($0.key)=\(Self.withoutAddresses($0.value))" }.sorted()
      processes.insert("\(process.name) \(process.arguments.map(Self.withoutAddresses)) \(environment)")
    }
    requests = [:]
    roles = []
    var sums: [String: [String]] = [:]
    for workload in Self.workloads(resources) {
      let pod = workload.node["spec"]!["template"]!["spec"]!
      for container in pod["containers"]!.elements {
        for field in container["resources"]?["requests"].map({ Array($0.fields) }) ?? [] {
          sums[field.key.string, default: []].append(field.value.string)
        }
      }
      let account = pod["serviceAccountName"]?.string ?? "default"
      for binding in resources where binding.kind == "ClusterRoleBinding" || binding.kind == "RoleBinding" {
        let isBound = binding.node["subjects"]?.elements.contains { $0["name"]?.hasText(account) ?? false } ?? false
        if isBound { roles.insert(binding.node["roleRef"]!["name"]!.string) }
      }
    }
    requests = sums.mapValues(totalQuantity)
  }

  static func workloads(_ resources: [Resource]) -> [Resource] {
    resources.filter { ["Deployment", "StatefulSet", "DaemonSet"].contains($0.kind) }
  }

  /// A text with all hosts of the build's own left out, and ports that Services may translate.
  private static func withoutAddresses(_ text: String) -> String {
    text.replacing(/\/\/[A-Za-z0-9.-]+(:\d+)?/, with: "//HOST").replacing(/[A-Za-z0-9.-]+:\d+/, with: "HOST")
      .replacing(/envoy-gateway-[a-z]+\.[a-z0-9.-]+/, with: "HOST")
  }

  // MARK: What must hold within one build

  /// Every port of a Service leads to one port of one container; every port that a probe names is there.
  static func check(_ result: BuildResult) {
    let resources = result.resources.resources
    let workloads = workloads(resources)
    for service in resources where service.kind == "Service" && service.gvk.group.isEmpty {
      guard let selector = service.node["spec"]?["selector"] else { continue }
      let chosen = workloads.filter { workload in
        let labels = workload.node["spec"]!["template"]!["metadata"]!["labels"]
        return workload.namespace == service.namespace
          && selector.fields.allSatisfy { labels?[$0.key.string]?.hasSameText(as: $0.value) ?? false }
      }
      for port in service.node["spec"]?["ports"]?.elements.map({ $0 }) ?? [] {
        let target = port["targetPort"] ?? port["port"]!
        let ports = chosen.flatMap { workload in
          workload.node["spec"]!["template"]!["spec"]!["containers"]!.elements.flatMap { container in
            container["ports"].map { Array($0.elements) } ?? []
          }
        }
        let reached = ports.filter {
          $0["containerPort"]!.hasSameText(as: target) || $0["name"]?.hasSameText(as: target) ?? false
        }
        #expect(reached.count == 1, "Service \(service.name), port \(port["port"]!.string)")
      }
    }
    for workload in workloads {
      let spec = workload.node["spec"]!
      for label in spec["selector"]!["matchLabels"]!.fields {
        #expect(
          spec["template"]!["metadata"]!["labels"]![label.key.string]?.hasSameText(as: label.value) ?? false,
          "\(workload.name) chooses its own pods")
      }
      for container in spec["template"]!["spec"]!["containers"]!.elements { checkProbes(container, workload) }
      checkMounts(spec, workload)
    }
  }

  private static func checkProbes(_ container: Node, _ workload: Resource) {
    let names = container["ports"].map { $0.elements.compactMap { $0["name"]?.string } } ?? []
    for kind in ["startupProbe", "readinessProbe", "livenessProbe"] {
      let port = container[kind]?["httpGet"]?["port"] ?? container[kind]?["tcpSocket"]?["port"]
      if let port, port.isString { #expect(names.contains(port.string), "\(workload.name): \(port.string)") }
    }
  }

  private static func checkMounts(_ spec: Node, _ workload: Resource) {
    let pod = spec["template"]!["spec"]!
    let volumes = (pod["volumes"].map { Array($0.elements) } ?? []).map { $0["name"]!.string }
    let claims = (spec["volumeClaimTemplates"].map { Array($0.elements) } ?? []).map { $0["metadata"]!["name"]!.string }
    #expect(Set(volumes + claims).count == volumes.count + claims.count)
    for container in pod["containers"]!.elements.map({ $0 }) + (pod["initContainers"].map { Array($0.elements) } ?? [])
    {
      for mount in container["volumeMounts"].map({ Array($0.elements) }) ?? [] {
        #expect((volumes + claims).contains(mount["name"]!.string), "\(workload.name): \(mount["name"]!.string)")
      }
    }
  }

  /// The pods of a build, in an order that does not depend on that of containers and volumes.
  static func pods(_ result: BuildResult) throws -> [String] {
    try workloads(result.resources.resources).map { workload in
      let template = workload.node["spec"]!["template"]!.copy()
      for list in ["containers", "initContainers", "volumes"] {
        guard let field = template["spec"]!.field(list) else { continue }
        let sorted = field.value.elements.sorted { $0["name"]!.string < $1["name"]!.string }
        let copies = sorted.map { $0.copy() }
        field.value.removeAll()
        for copy in copies { field.value.append(copy) }
      }
      var writer = Writer()
      try writer.write(template)
      return workload.name + "\n" + String(decoding: writer.output, as: UTF8.self)
    }.sorted()
  }
}

/// The sum of amounts of a resource, as text.
private func totalQuantity(_ texts: [String]) -> String {
  let millis = texts.reduce(0.0) { sum, text in
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let factors = ["m": 1.0, "": 1e3, "Ki": 1024e3, "Mi": 1_048_576e3, "Gi": 1_073_741_824e3]
    return sum + Double(digits)! * factors[String(text.dropFirst(digits.count))]!
  }
  return String(millis)
}
