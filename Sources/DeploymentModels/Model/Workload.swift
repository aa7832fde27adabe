import Kubernetes
import YAML

/// A workload of the build as a model sees it: its pod template, and the containers in it.
final class Workload {
  let resource: Resource
  let kind: WorkloadKind
  let template: Node
  let podSpec: Node
  let containers: [Node]
  let initContainers: [Node]
  let labels: [String: String]

  /// Nil for a resource that is no workload, or has no pod template.
  init?(_ resource: Resource) {
    guard resource.gvk.group == "apps", let kind = WorkloadKind(rawValue: resource.kind),
      let template = resource.node[path: "spec", "template"], template.isMapping,
      let podSpec = template["spec"], podSpec.isMapping
    else { return nil }
    self.resource = resource
    self.kind = kind
    self.template = template
    self.podSpec = podSpec
    containers = podSpec["containers"].map { Array($0.elements) } ?? []
    initContainers = podSpec["initContainers"].map { Array($0.elements) } ?? []
    labels = textMap(template[path: "metadata", "labels"])
  }

  var name: String { resource.name }
  /// What it was called before any layer renamed it.
  var originalName: String { resource.originalID.name }
  var namespace: String { resource.id.effectiveNamespace }
  var spec: Node { resource.node["spec"]! }

  /// The container of a name, with those that run first.
  func container(named name: String) -> Node? {
    (containers + initContainers).first { $0["name"]?.hasText(name) ?? false }
  }

  /// Where it stands, for messages.
  var nameNode: Node { resource.node[path: "metadata", "name"] ?? resource.node }

  var terminationGrace: Int { podSpec["terminationGracePeriodSeconds"].flatMap { Int($0.string) } ?? 30 }

  /// The name of its account: `default` where it names none.
  var accountName: String { accountNode?.string ?? "default" }
  var accountNode: Node? { podSpec["serviceAccountName"] ?? podSpec["serviceAccount"] }
}

/// A mapping of strings, such as labels, as a dictionary.
func textMap(_ node: Node?) -> [String: String] {
  var result: [String: String] = [:]
  guard let node else { return result }
  for field in node.fields { result[field.key.string] = field.value.string }
  return result
}

extension Node {
  /// The `name` of a container, port, volume or variable.
  var nameText: String { self["name"]?.string ?? "" }
}
