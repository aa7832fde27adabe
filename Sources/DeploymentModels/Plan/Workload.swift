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
  /// What models before this one have made of it.
  let past: ModelPast

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
    containers = podSpec.items("containers")
    initContainers = podSpec.items("initContainers")
    labels = textMap(template[path: "metadata", "labels"])
    past = resource.modelPast
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

  /// The ConfigMaps that a container has variables or files from.
  func configMapNames(of container: Node) -> [String] {
    names(of: container, source: "configMapRef", key: "configMapKeyRef") { [$0[path: "configMap", "name"]] }
  }

  /// The Secrets that a container has variables or files from.
  func secretNames(of container: Node) -> [String] {
    names(of: container, source: "secretRef", key: "secretKeyRef") {
      [$0[path: "secret", "secretName"], $0[path: "secret", "name"]]
    }
  }

  /// The kinds and names of both.
  func configurationNames(of container: Node) -> [(kind: String, name: String)] {
    configMapNames(of: container).map { ("ConfigMap", $0) } + secretNames(of: container).map { ("Secret", $0) }
  }

  private func names(
    of container: Node, source: String, key: String, in volume: (Node) -> [Node?]
  ) -> [String] {
    var names = container.items("envFrom").map { $0[path: source, "name"] }
    names += container.items("env").map { $0[path: "valueFrom", key, "name"] }
    let mounted = container.mountedVolumes
    for entry in podSpec.items("volumes") where mounted.contains(entry.nameText) {
      names += volume(entry) + (entry["projected"]?.items("sources") ?? []).flatMap(volume)
    }
    return names.compactMap { $0?.string }.unique
  }
}

extension Workload: Hashable {
  static func == (a: Workload, b: Workload) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Node {
  /// The `name` of a container, port, volume or variable.
  var nameText: String { self["name"]?.string ?? "" }

  /// Where a container mounts a volume.
  func mount(of volume: String) -> Node? { mounts.first { $0.nameText == volume } }

  /// The names of the volumes that a container mounts.
  var mountedVolumes: Set<String> { Set(mounts.map(\.nameText)) }

  private var mounts: [Node] { items("volumeMounts") + items("volumeDevices") }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it is first.
  var unique: [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}
