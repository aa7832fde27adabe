import Kubernetes
import YAML

/// Finds what references mean: by kind and name, and by labels.
struct ResourceIndex {
  private struct Name: Hashable {
    var kind: String
    var name: String
  }

  private struct Label: Hashable {
    var key: String
    var value: String
  }

  private let resources: [Resource]
  private var byName: [Name: [Int]] = [:]
  private var podsByLabel: [Label: [Int]] = [:]
  private var servicesByLabel: [Label: [Int]] = [:]
  private var pods: [Int] = []

  init(_ resources: [Resource]) {
    self.resources = resources
    for (i, resource) in resources.enumerated() {
      byName[Name(kind: resource.kind, name: resource.name), default: []].append(i)
      if let template = PodTemplate(of: resource) {
        pods.append(i)
        for field in template.labels?.fields ?? resource.node.tree.mapping().fields {
          podsByLabel[Label(key: field.key.string, value: field.value.string), default: []].append(i)
        }
      }
      if resource.kind == "Service" {
        for field in resource.labels?.fields ?? resource.node.tree.mapping().fields {
          servicesByLabel[Label(key: field.key.string, value: field.value.string), default: []].append(i)
        }
      }
    }
  }

  /// The resources that a reference means.
  func targets(of reference: Reference, from resource: Resource) -> [Int] {
    let namespace = resource.id.effectiveNamespace
    func isNear(_ i: Int, _ wanted: String?) -> Bool {
      let other = resources[i].id
      return other.isClusterScoped || resource.id.isClusterScoped && wanted == nil
        || other.effectiveNamespace == wanted ?? namespace
    }
    switch reference.target {
    case .named(let kinds, let name, let wanted):
      return kinds.flatMap { byName[Name(kind: $0, name: name)] ?? [] }.filter { isNear($0, wanted) }
    case .pods(let labels): return select(labels, podsByLabel, all: pods).filter { isNear($0, nil) }
    case .services(let labels): return select(labels, servicesByLabel, all: []).filter { isNear($0, nil) }
    }
  }

  /// What has all labels: the holders of the rarest one are looked through.
  private func select(_ labels: Node?, _ index: [Label: [Int]], all: [Int]) -> [Int] {
    guard let labels, !labels.isEmptyCollection else { return all }
    let holders = labels.fields.map { index[Label(key: $0.key.string, value: $0.value.string)] ?? [] }
    guard let rarest = holders.min(by: { $0.count < $1.count }) else { return all }
    let others = holders.map(Set.init)
    return rarest.filter { i in others.allSatisfy { $0.contains(i) } }
  }
}

/// The pods that a resource makes, or is.
struct PodTemplate {
  var spec: Node
  var labels: Node?

  init?(of resource: Resource) {
    let node = resource.node
    let root: Node?
    switch resource.kind {
    case "Pod": root = node
    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "Rollout":
      root = node[path: "spec", "template"]
    case "CronJob": root = node[path: "spec", "jobTemplate", "spec", "template"]
    default: return nil
    }
    guard let root, let spec = root["spec"], spec.isMapping else { return nil }
    self.spec = spec
    labels = root[path: "metadata", "labels"]
  }
}
