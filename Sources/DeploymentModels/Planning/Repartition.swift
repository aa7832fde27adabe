import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// One model at work on one build: what is planned, and what is made of it so far.
final class Repartition {
  let model: DeploymentModel
  let history: ModelHistory
  let tree: Tree
  private let warning: (Diagnostic) -> Void
  /// The resources as they were.
  let resources: [Resource]
  let pods: [PlannedPod]
  /// The workloads that the model takes from, in the order of the pods.
  let touched: [Workload]
  /// The pods that are made of each of them.
  private let podsOfWorkload: [ObjectIdentifier: [PlannedPod]]
  private let podOfContainer: [Node: PlannedPod]
  /// Resources that are new, behind the one that each comes from.
  private(set) var added: [ObjectIdentifier: [Resource]] = [:]
  private(set) var removed: Set<ObjectIdentifier> = []
  /// What containers cannot do any more under the accounts that they were given.
  var rulesLost: [(account: Node, lost: [(container: String, grants: [AccessRules.Grant])])] = []
  /// What is remembered of the workloads that are taken apart.
  var splitOrigins: [ObjectIdentifier: ModelHistory.Origin] = [:]
  private let byName: [String: [Resource]]

  init(
    _ model: DeploymentModel, pods: [PlannedPod], resources: ResourceSet, history: ModelHistory,
    warning: @escaping (Diagnostic) -> Void
  ) {
    self.model = model
    self.history = history
    self.pods = pods
    self.warning = warning
    self.resources = resources.resources
    tree = model.node.tree
    var touched: [Workload] = []
    var podsOfWorkload: [ObjectIdentifier: [PlannedPod]] = [:]
    var podOfContainer: [Node: PlannedPod] = [:]
    for pod in pods {
      for source in pod.sources {
        if podsOfWorkload[ObjectIdentifier(source)] == nil { touched.append(source) }
        podsOfWorkload[ObjectIdentifier(source), default: []].append(pod)
      }
      for process in pod.processes { podOfContainer[process.original] = pod }
    }
    self.touched = touched
    self.podsOfWorkload = podsOfWorkload
    self.podOfContainer = podOfContainer
    var byName: [String: [Resource]] = [:]
    for resource in resources.resources {
      for name in Set(resource.allNames) { byName[name, default: []].append(resource) }
    }
    self.byName = byName
  }

  func warn(_ diagnostic: Diagnostic) { warning(diagnostic) }

  // MARK: What goes where

  func pods(of workload: Workload) -> [PlannedPod] { podsOfWorkload[ObjectIdentifier(workload)] ?? [] }

  /// Whether the containers of a workload are in several pods afterwards.
  func isSplit(_ workload: Workload) -> Bool { pods(of: workload).count > 1 }

  func pod(of container: Node) -> PlannedPod? { podOfContainer[container] }

  /// The workload that a resource is, where the model takes from it.
  func touchedWorkload(_ resource: Resource) -> Workload? { touched.first { $0.resource === resource } }

  /// The workload that was taken apart by an earlier model and is whole again in this one.
  func restoredOrigin(of workload: Workload) -> ModelHistory.Origin? {
    guard !isSplit(workload), let origin = history.origin(of: workload.resource) else { return nil }
    let parts = touched.filter { history.origin(of: $0.resource) === origin }
    guard parts.count == origin.parts, let pod = pods(of: workload).first else { return nil }
    return parts.allSatisfy { !isSplit($0) && pods(of: $0).first === pod } ? origin : nil
  }

  // MARK: References

  /// The resources of a kind that are or were called this, and are to be found from a namespace.
  func resources(_ kinds: [String], named name: String, from namespace: String) -> [Resource] {
    (byName[name] ?? []).filter { resource in
      kinds.contains(resource.kind)
        && (resource.id.effectiveNamespace == namespace || resource.id.isClusterScoped
          || resource.originalID.effectiveNamespace == namespace)
    }
  }

  /// The resource that a name in another resource means: one that has the same prefixes and suffixes as that one, as
  /// kustomize chooses; else the one that has the name now; else one that had it.
  func resource(_ kind: String, named name: String, from referrer: Resource) -> Resource? {
    let found = resources([kind], named: name, from: referrer.id.effectiveNamespace)
    return found.choice(named: name, by: referrer)
  }

  // MARK: Changes of the set

  func add(_ resource: Resource, after other: Resource) {
    added[ObjectIdentifier(other), default: []].append(resource)
  }

  func remove(_ resource: Resource) { removed.insert(ObjectIdentifier(resource)) }

  func isRemoved(_ resource: Resource) -> Bool { removed.contains(ObjectIdentifier(resource)) }

  /// All that there is by now.
  var result: [Resource] {
    resources.flatMap { resource in
      (isRemoved(resource) ? [] : [resource]) + (added[ObjectIdentifier(resource)] ?? []).filter { !isRemoved($0) }
    }
  }

  /// A resource like another, under a new name of its own.
  func sibling(of other: Resource, _ node: Node, baseName: String, at position: Position) -> Resource {
    let resource = Resource(node)
    resource.prefixes = other.prefixes
    resource.suffixes = other.suffixes
    resource.setName(baseName, at: position)
    let name = other.withAffixes(baseName)
    if name != baseName { resource.rename(to: name, at: position) }
    return resource
  }
}

extension [Resource] {
  /// Of resources that all have or had a name, the one that it means in another resource.
  func choice(named name: String, by referrer: Resource?) -> Resource? {
    if count <= 1 { return first }
    if let referrer {
      let same = filter { $0.prefixes == referrer.prefixes && $0.suffixes == referrer.suffixes }
      if same.count == 1 { return same[0] }
    }
    return first { $0.name == name } ?? first
  }
}
