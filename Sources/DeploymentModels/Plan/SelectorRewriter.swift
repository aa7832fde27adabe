import Diagnostics
import Kubernetes
import YAML

/// Changes selectors of pods, so that they choose what a model makes of the pods that they chose.
struct SelectorRewriter {
  private let partition: Partition
  private let labels: PodLabels

  init(_ partition: Partition, _ labels: PodLabels) {
    self.partition = partition
    self.labels = labels
  }

  /// Makes a selector choose one new pod and none of the others that the model makes.
  ///
  /// - Throws: `Diagnostic` where no selector can.
  func narrow(_ selector: PodSelector, of resource: Resource, to pod: PlannedPod) throws {
    try retarget(selector, of: resource, to: pod)
    let others = partition.pods(in: pod.namespace).filter { $0 != pod }
    guard others.contains(where: { selector.matches(labels[$0]) }) else { return }
    if let component = labels[pod][componentLabel] {
      selector.require(componentLabel, component, at: pod.node.position)
    }
    if let other = others.first(where: { selector.matches(labels[$0]) }) {
      throw Diagnostic.selectorWouldChoose(selector.node, resource, other)
    }
  }

  /// Makes a selector choose one new pod.
  func retarget(_ selector: PodSelector, of resource: Resource, to pod: PlannedPod) throws {
    if let fixed = selector.retarget(to: labels[pod], at: pod.node.position) {
      throw Diagnostic.selectorIsFixed(fixed, resource, pod)
    }
    guard selector.matches(labels[pod]) else { throw Diagnostic.selectorIsFixed(selector.node, resource, pod) }
  }

  /// Lets a selector choose all pods that were made of those that it chose, and no others.
  ///
  /// - Returns: the workloads that it chose, and the pods that it chooses.
  @discardableResult
  func follow(_ selector: PodSelector, of resource: Resource) throws -> (old: [Workload], new: [PlannedPod]) {
    let namespace = resource.id.effectiveNamespace
    let matched = partition.workloads(chosenBy: selector, in: namespace)
    let chosen = partition.pods(of: matched)
    if chosen.allSatisfy({ selector.matches(labels[$0]) }) {
      let extra = partition.pods(in: namespace).first { selector.matches(labels[$0]) && !chosen.contains($0) }
      if let extra { throw Diagnostic.selectorWouldChoose(selector.node, resource, extra) }
    } else {
      try chooseOne(of: chosen, selector, matched, resource, namespace)
    }
    return (matched, chosen)
  }

  private func chooseOne(
    of chosen: [PlannedPod], _ selector: PodSelector, _ matched: [Workload], _ resource: Resource, _ namespace: String
  ) throws {
    guard chosen.count == 1, !partition.choosesOthers(selector, in: namespace) else {
      throw Diagnostic.selectorChoosesMore(selector.node, resource, matched, pods: chosen)
    }
    try retarget(selector, of: resource, to: chosen[0])
  }

  /// Lets the affinity terms and spread constraints of a new pod that chose its old pods choose the new ones.
  func followScheduling(_ podSpec: Node, of pod: PlannedPod) throws {
    let resource = pod.sources[0].resource
    for selector in schedulingSelectors(podSpec) {
      let matched = partition.workloads(chosenBy: selector, in: pod.namespace)
      guard !matched.isEmpty else { continue }
      if matched.contains(where: pod.sources.contains),
        matched.allSatisfy({ partition.isSplit($0) || partition.pods(of: $0)[0] == pod }),
        !partition.choosesOthers(selector, in: pod.namespace)
      {
        try narrow(selector, of: resource, to: pod)
      } else {
        let chosen = partition.pods(of: matched)
        guard !chosen.allSatisfy({ selector.matches(labels[$0]) }) else { continue }
        try chooseOne(of: chosen, selector, matched, resource, pod.namespace)
      }
    }
  }
}

extension Diagnostic.ID {
  package static let selectorCannotFollow = Diagnostic.ID("M0119", "selector-cannot-follow")
}

extension Diagnostic {
  static func selectorWouldChoose(_ selector: Node, _ resource: Resource, _ pod: PlannedPod) -> Diagnostic {
    selector.diagnostic(
      .selectorCannotFollow, "the selector of \(resource.id) would now choose the pods of '\(pod.name)' too",
      notes: [
        Note("\(pod.sources[0].resource.id) comes from", at: pod.sources[0].nameNode),
        Note.remedy("give the pods labels that tell them apart", pod.node),
      ])
  }

  static func selectorChoosesMore(_ selector: Node, _ resource: Resource, _ matched: [Workload], pods: [PlannedPod])
    -> Diagnostic
  {
    selector.diagnostic(
      .selectorCannotFollow,
      "\(resource.id) chooses pods of \(words(matched.map { "'\($0.name)'" })), and no selector can choose just "
        + "what becomes of them",
      notes: matched.map { Note("\($0.resource.id) comes from", at: $0.nameNode) } + [
        Note.remedy("let it choose the pods of one workload, or take all of them into the same pod", pods.first?.node)
      ])
  }

  fileprivate static func selectorIsFixed(_ part: Node, _ resource: Resource, _ pod: PlannedPod) -> Diagnostic {
    part.diagnostic(
      .selectorCannotFollow, "this selector of \(resource.id) cannot be made to choose the pods of '\(pod.name)'",
      notes: [
        Note("\(pod.sources[0].resource.id) comes from", at: pod.sources[0].nameNode),
        Note.remedy("choose by labels that are there, not by what is not", pod.node),
      ])
  }
}
