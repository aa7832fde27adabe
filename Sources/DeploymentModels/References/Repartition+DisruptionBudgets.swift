import Diagnostics
import Kubernetes
import YAML

extension Repartition {
  /// Gives each new pod the budget of the pods that it was, and makes one of those that are for the same pod now.
  ///
  /// - Throws: `Diagnostic` where they differ: a pod can have one budget.
  func rewriteDisruptionBudgets() throws {
    var budgets: [ObjectIdentifier: Resource] = [:]
    for budget in resources where budget.kind == "PodDisruptionBudget" && budget.gvk.group == "policy" {
      let namespace = budget.id.effectiveNamespace
      guard let node = budget.node[path: "spec", "selector"], node.isMapping else { continue }
      let selector = PodSelector(node: node, form: .labelSelector)
      let matched = matched(selector, in: namespace)
      let chosen = pods(of: matched)
      if matched.isEmpty || matchesUntouched(selector, in: namespace) {
        guard chosen.allSatisfy({ selector.matches($0.labels) }) else {
          throw selectorChoosesMore(node, budget, matched, pods: chosen)
        }
        continue
      }
      for (index, pod) in chosen.enumerated().reversed() {
        let own = index == 0 ? budget : copy(budget, for: pod, of: matched)
        if index > 0 { add(own, after: budget) }
        try narrow(PodSelector(node: own.node[path: "spec", "selector"]!, form: .labelSelector), of: own, to: pod)
        if let other = budgets.updateValue(own, forKey: ObjectIdentifier(pod)) {
          guard other.isEqual(to: own, ignoring: ["selector"]) else { throw budgetsDiffer(own, other, pod: pod.node) }
          budgets[ObjectIdentifier(pod)] = other
          remove(own)
        }
        if index == 0 { rename(budget, for: pod, of: matched, amongSeveral: chosen.count > 1) }
      }
    }
  }

  /// A copy of what was for the pods of a workload, for one of the pods that were made of it.
  func copy(_ resource: Resource, for pod: PlannedPod, of workloads: [Workload]) -> Resource {
    sibling(
      of: resource, resource.node.copy(), baseName: siblingName(resource, pod, workloads), at: pod.node.position)
  }

  /// Gives it the name that a copy for this pod would have.
  func rename(_ resource: Resource, for pod: PlannedPod, of workloads: [Workload], amongSeveral: Bool) {
    guard amongSeveral || workloads.contains(where: { $0.originalName == resource.originalID.name }) else { return }
    let name = resource.withAffixes(siblingName(resource, pod, workloads))
    guard name != resource.name else { return }
    resource.rename(to: name, at: pod.node.position)
  }

  /// What was called like its workload is called like the new one, and all else by its component too.
  private func siblingName(_ resource: Resource, _ pod: PlannedPod, _ workloads: [Workload]) -> String {
    let name = resource.originalID.name
    return workloads.contains { $0.originalName == name } ? pod.baseName : "\(name)-\(pod.component)"
  }
}

extension Resource {
  /// Whether two resources ask for the same, some fields of their specs aside.
  func isEqual(to other: Resource, ignoring fields: Set<String>) -> Bool {
    func rest(_ resource: Resource) -> Node {
      let spec = resource.node["spec"]?.copy() ?? resource.node.tree.mapping()
      for field in fields { spec.removeField(field) }
      return spec
    }
    return rest(self).isEqual(to: rest(other))
  }
}
