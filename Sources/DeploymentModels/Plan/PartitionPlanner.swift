import Diagnostics
import Kubernetes
import YAML

/// Finds what the names in a model refer to, and checks that it is a partition: every container in one pod at the most.
struct PartitionPlanner {
  private let model: DeploymentModel
  private let all: [Workload]
  /// Those that the model may mean.
  private let workloads: [Workload]
  private let others: [Resource]
  /// Workloads by every name that they have or had, in the order of the build.
  private var byName: [String: [Workload]] = [:]
  private var byFormerName: [String: [Workload]] = [:]
  /// Where each container was taken, by the container.
  private var taken: [Node: (reference: Node, pod: Node)] = [:]

  init(_ model: DeploymentModel, _ resources: [Resource]) {
    self.model = model
    func isInNamespace(_ resource: Resource) -> Bool {
      model.namespace.isEmpty || resource.id.effectiveNamespace == model.namespace
    }
    all = resources.compactMap(Workload.init)
    workloads = all.filter { isInNamespace($0.resource) }
    others = resources.filter { WorkloadKind.others.contains($0.kind) && isInNamespace($0) }
    for workload in workloads {
      for name in Set(workload.resource.allNames) { byName[name, default: []].append(workload) }
      for name in workload.past.names { byFormerName[name, default: []].append(workload) }
    }
  }

  /// - Throws: `Diagnostic` where the model names what there is not, or names it twice.
  mutating func partition() throws -> Partition {
    var drafts: [PlannedPod.Draft] = []
    var names: [String: Node] = [:]
    for entry in model.pods {
      let draft = try draft(entry)
      if let first = names.updateValue(entry.name, forKey: draft.name) {
        throw Diagnostic.podNamedTwice(entry.name, first: first)
      }
      drafts.append(draft)
    }
    drafts += remainders(of: drafts)
    let pods = Self.pods(drafts)
    try refuseTakenNames(pods)
    return Partition(pods, all: all)
  }

  // MARK: Pods

  private mutating func draft(_ entry: DeploymentModel.Pod) throws -> PlannedPod.Draft {
    var containers: [PlannedContainer] = []
    var first: [PlannedProcess] = []
    for item in entry.containers {
      switch item {
      case .reference(let reference):
        for process in try processes(reference, entry: nil, in: entry, asProcess: false) {
          if process.workload.initContainers.contains(process.original) {
            first.append(process)
          } else {
            containers.append(PlannedContainer(name: process.name, entry: nil, processes: [process]))
          }
        }
      case .container(let container):
        var processes: [PlannedProcess] = []
        for process in container.processes {
          processes += try self.processes(process.reference, entry: process, in: entry, asProcess: true)
        }
        containers.append(PlannedContainer(name: container.name.string, entry: container, processes: processes))
      }
    }
    let sources = (containers.flatMap(\.processes) + first).map(\.workload).unique
    guard let source = sources.first, !containers.isEmpty else { throw Diagnostic.podWithoutContainer(entry.name) }
    if let other = sources.first(where: { $0.namespace != source.namespace }) {
      throw Diagnostic.namespacesDiffer(entry.name, source, other)
    }
    try refuseTwins(containers, in: entry)
    let baseName = source.resource.withoutAffixes(entry.name.string)
    return PlannedPod.Draft(
      entry: entry, node: entry.node, baseName: baseName, name: source.resource.withAffixes(baseName),
      kind: entry.kind ?? source.kind, containers: containers, initContainers: first, sources: sources)
  }

  private func refuseTwins(_ containers: [PlannedContainer], in entry: DeploymentModel.Pod) throws {
    var names: [String: PlannedContainer] = [:]
    for container in containers {
      if let other = names.updateValue(container, forKey: container.name) {
        throw Diagnostic.containerNamedTwice(container.processes[0], other.processes[0], pod: entry.name)
      }
    }
  }

  /// The containers of a workload that a model leaves out stay together in it.
  private func remainders(of pods: [PlannedPod.Draft]) -> [PlannedPod.Draft] {
    var seen: Set<Workload> = []
    var result: [PlannedPod.Draft] = []
    for pod in pods {
      for source in pod.sources where seen.insert(source).inserted {
        let left = source.containers.filter { taken[$0] == nil }
        guard !left.isEmpty else { continue }
        let containers = left.map {
          PlannedContainer(name: $0.nameText, entry: nil, processes: [PlannedProcess($0, of: source)])
        }
        result.append(
          PlannedPod.Draft(
            node: pod.node, baseName: source.originalName, name: source.name, kind: source.kind,
            containers: containers, sources: [source]))
      }
    }
    return result
  }

  /// The pods with their component label's values: the container's name where there is one, and the pod's where there
  /// are several.
  private static func pods(_ drafts: [PlannedPod.Draft]) -> [PlannedPod] {
    func component(_ draft: PlannedPod.Draft) -> String {
      draft.containers.count == 1 ? draft.containers[0].name : draft.baseName
    }
    let counts = Dictionary(grouping: drafts, by: component).mapValues(\.count)
    return drafts.map { draft in
      let component = component(draft)
      return PlannedPod(draft, component: counts[component]! > 1 ? draft.baseName : component)
    }
  }

  private func refuseTakenNames(_ pods: [PlannedPod]) throws {
    var names: [String: PlannedPod] = [:]
    let sources = Set(pods.flatMap(\.sources))
    for pod in pods {
      if let other = names.updateValue(pod, forKey: pod.name) { throw Diagnostic.nameOfRemainder(other, rest: pod) }
      let stranger = workloads.first { workload in
        workload.name == pod.name && workload.kind == pod.kind && workload.namespace == pod.namespace
          && !sources.contains(workload)
      }
      if let stranger, let entry = pod.entry { throw Diagnostic.nameTaken(entry.name, by: stranger) }
    }
  }

  // MARK: References

  /// The containers that a reference names, each of which is then taken.
  private mutating func processes(
    _ reference: Node, entry: DeploymentModel.Process?, in pod: DeploymentModel.Pod, asProcess: Bool
  ) throws -> [PlannedProcess] {
    let found = try containers(reference, asProcess: asProcess)
    var result: [PlannedProcess] = []
    for (workload, container) in found {
      if let earlier = taken.updateValue((reference, pod.name), forKey: container) {
        let isSamePod = earlier.pod == pod.name
        throw Diagnostic.containerTakenTwice(
          "\(workload.originalName)/\(container.nameText)", reference, pod.name, earlier: earlier.reference,
          inSamePod: isSamePod)
      }
      if asProcess, workload.initContainers.contains(container) {
        throw Diagnostic.initContainerAsProcess(reference, container)
      }
      result.append(PlannedProcess(container, of: workload, entry: entry))
    }
    return result
  }

  private func containers(_ reference: Node, asProcess: Bool) throws -> [(Workload, Node)] {
    let text = reference.string
    guard let slash = text.firstIndex(of: "/") else {
      if asProcess, let found = try uniqueContainer(text, reference) { return [found] }
      return try allContainers(text, reference)
    }
    let name = String(text[..<slash])
    let containerName = String(text[text.index(after: slash)...])
    let candidates = try workloads(name, reference)
    let holders = candidates.filter { $0.container(named: containerName) != nil }
    let holder = try unique(holders, named: name, reference)
    guard let holder, let container = holder.container(named: containerName) else {
      throw Diagnostic.noSuchContainer(
        reference, containerName, in: candidates, supervised: supervisor(of: containerName))
    }
    return [(holder, container)]
  }

  /// The container of a process that is named without its workload.
  private func uniqueContainer(_ name: String, _ reference: Node) throws -> (Workload, Node)? {
    let holders = workloads.filter { $0.container(named: name) != nil }
    guard holders.count <= 1 else {
      throw Diagnostic.ambiguousContainer(reference, holders.map { "\($0.originalName)/\(name)" }, holders)
    }
    return holders.first.map { ($0, $0.container(named: name)!) }
  }

  private func allContainers(_ name: String, _ reference: Node) throws -> [(Workload, Node)] {
    let candidates = try workloads(name, reference)
    let byPresentName = byName[name] ?? []
    // Parts of one workload together are what it was.
    let all = byPresentName.isEmpty ? candidates : [try unique(byPresentName, named: name, reference)!]
    return all.flatMap { workload in workload.containers.map { (workload, $0) } }
  }

  /// The workloads that are or were called this.
  private func workloads(_ name: String, _ reference: Node) throws -> [Workload] {
    let present = byName[name] ?? []
    let former = (byFormerName[name] ?? []).filter { !present.contains($0) }
    if present.isEmpty, former.isEmpty {
      if let other = others.first(where: { $0.allNames.contains(name) }) {
        throw Diagnostic.notAWorkload(reference, other)
      }
      throw Diagnostic.noSuchWorkload(reference, name, known: workloads)
    }
    return present + former
  }

  /// The one workload that a name means: the one that has it now, before those that had it.
  private func unique(_ candidates: [Workload], named name: String, _ reference: Node) throws -> Workload? {
    guard candidates.count > 1 else { return candidates.first }
    let exact = candidates.filter { $0.name == name || $0.originalName == name }
    guard exact.count != 1 else { return exact[0] }
    throw Diagnostic.ambiguousContainer(reference, candidates.map(\.name), candidates)
  }

  /// The container whose supervisor runs a process of this name.
  private func supervisor(of process: String) -> Node? {
    for workload in workloads {
      for (container, processes) in workload.past.supervised where processes.contains(where: { $0.name == process }) {
        return workload.container(named: container)
      }
    }
    return nil
  }
}
