import Diagnostics
import Kubernetes
import YAML

extension Repartition {
  /// Makes every selector that chose old pods choose the new ones.
  ///
  /// - Throws: `Diagnostic` where no selector can choose just these.
  func rewriteSelectors() throws {
    for resource in result where touchedWorkload(resource) == nil {
      for selector in resource.podSelectors { try adjust(selector, of: resource) }
    }
  }

  /// The workloads that the model takes from whose pods a selector chose.
  func matched(_ selector: PodSelector, in namespace: String) -> [Workload] {
    touched.filter { $0.namespace == namespace && selector.matches($0.labels) }
  }

  /// Whether a selector chooses pods that the model leaves alone.
  func matchesUntouched(_ selector: PodSelector, in namespace: String) -> Bool {
    resources.contains { resource in
      guard resource.id.effectiveNamespace == namespace, let workload = Workload(resource) else { return false }
      return touchedWorkload(resource) == nil && selector.matches(workload.labels)
    }
  }

  /// The new pods of some workloads.
  func pods(of workloads: [Workload]) -> [PlannedPod] {
    pods.filter { pod in pod.sources.contains { source in workloads.contains { $0 === source } } }
  }

  private func pods(in namespace: String) -> [PlannedPod] {
    pods.filter { $0.sources[0].namespace == namespace }
  }

  /// Lets a selector choose all pods that were made of those that it chose.
  private func adjust(_ selector: PodSelector, of resource: Resource) throws {
    let namespace = resource.id.effectiveNamespace
    let matched = matched(selector, in: namespace)
    let chosen = pods(of: matched)
    if chosen.allSatisfy({ selector.matches($0.labels) }) {
      let extra = pods(in: namespace).first { pod in
        selector.matches(pod.labels) && !chosen.contains { $0 === pod }
      }
      if let extra { throw selectorWouldChoose(selector.node, resource, extra) }
    } else {
      guard chosen.count == 1, !matchesUntouched(selector, in: namespace) else {
        throw selectorChoosesMore(selector.node, resource, matched, pods: chosen)
      }
      try retarget(selector, of: resource, to: chosen[0])
    }
    // A policy is for the pods that it chooses; its peers are others.
    guard resource.kind != "NetworkPolicy" || selector.node == resource.node[path: "spec", "podSelector"] else {
      return
    }
    resource.renamePorts(of: matched, in: chosen)
    if resource.kind == "NetworkPolicy", let pod = chosen.first,
      let other = pod.sources.first(where: { source in !matched.contains { $0 === source } })
    {
      warn(policyWidened(resource, chosen: matched[0], other: other, pod: pod))
    }
  }

  /// Makes a selector choose one new pod and none of the others that the model makes.
  func narrow(_ selector: PodSelector, of resource: Resource, to pod: PlannedPod) throws {
    try retarget(selector, of: resource, to: pod)
    let others = pods(in: pod.sources[0].namespace).filter { $0 !== pod }
    guard others.contains(where: { selector.matches($0.labels) }) else { return }
    if let component = pod.labels[componentLabel] {
      selector.require(componentLabel, component, at: pod.node.position)
    }
    if let other = others.first(where: { selector.matches($0.labels) }) {
      throw selectorWouldChoose(selector.node, resource, other)
    }
  }

  private func retarget(_ selector: PodSelector, of resource: Resource, to pod: PlannedPod) throws {
    if let fixed = selector.retarget(to: pod.labels, at: pod.node.position) {
      throw selectorIsFixed(fixed, resource, pod)
    }
    guard selector.matches(pod.labels) else { throw selectorIsFixed(selector.node, resource, pod) }
  }

  /// Lets the affinity terms and spread constraints of a new pod that chose its old pods choose the new ones.
  func adjustScheduling(_ podSpec: Node, of pod: PlannedPod) throws {
    let resource = pod.sources[0].resource
    let namespace = pod.sources[0].namespace
    for selector in schedulingSelectors(podSpec) {
      let matched = matched(selector, in: namespace)
      guard !matched.isEmpty else { continue }
      let isOwn = matched.contains { workload in pod.sources.contains { $0 === workload } }
      if isOwn, matched.allSatisfy({ isSplit($0) || pods(of: $0)[0] === pod }),
        !matchesUntouched(selector, in: namespace)
      {
        try narrow(selector, of: resource, to: pod)
      } else {
        let chosen = pods(of: matched)
        guard !chosen.allSatisfy({ selector.matches($0.labels) }) else { continue }
        guard chosen.count == 1, !matchesUntouched(selector, in: namespace) else {
          throw selectorChoosesMore(selector.node, resource, matched, pods: chosen)
        }
        try retarget(selector, of: resource, to: chosen[0])
      }
    }
  }
}
