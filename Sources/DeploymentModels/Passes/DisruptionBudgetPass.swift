import Diagnostics
import Kubernetes
import YAML

/// Gives each new pod the budget of the pods that it was, and makes one of those that are for the same pod now.
struct DisruptionBudgetPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  /// - Throws: `Diagnostic` where they differ: a pod can have one budget.
  func run() throws {
    var budgets: [PlannedPod: Resource] = [:]
    for budget in changes.resources where budget.kind == "PodDisruptionBudget" && budget.gvk.group == "policy" {
      let namespace = budget.id.effectiveNamespace
      guard let node = budget.node[path: "spec", "selector"], node.isMapping else { continue }
      let selector = PodSelector(node: node, form: .labelSelector)
      let matched = plan.partition.workloads(chosenBy: selector, in: namespace)
      let chosen = plan.partition.pods(of: matched)
      if matched.isEmpty || plan.partition.choosesOthers(selector, in: namespace) {
        guard chosen.allSatisfy({ selector.matches(plan.labels[$0]) }) else {
          throw Diagnostic.selectorChoosesMore(node, budget, matched, pods: chosen)
        }
        continue
      }
      let names = SiblingNames(budget, workloads: matched)
      for (index, pod) in chosen.enumerated().reversed() {
        let own = index == 0 ? budget : names.copy(for: pod)
        if index > 0 { changes.add(own, after: budget) }
        try plan.selectors.narrow(
          PodSelector(node: own.node[path: "spec", "selector"]!, form: .labelSelector), of: own, to: pod)
        if let other = budgets[pod] {
          guard other.isEqual(to: own, ignoring: ["selector"]) else {
            throw Diagnostic.budgetsDiffer(own, other, pod: pod.node)
          }
          changes.remove(own)
        } else {
          budgets[pod] = own
        }
        if index == 0 { names.rename(for: pod, amongSeveral: chosen.count > 1) }
      }
    }
  }
}

/// The names of what was for the pods of some workloads, and is for each of the pods that were made of them: what was
/// called like its workload is called like the new one, and all else by its component too.
struct SiblingNames {
  private let resource: Resource
  private let workloads: [Workload]

  init(_ resource: Resource, workloads: [Workload]) {
    self.resource = resource
    self.workloads = workloads
  }

  private var isNamedLikeWorkload: Bool { workloads.contains { $0.originalName == resource.originalID.name } }

  private func baseName(for pod: PlannedPod) -> String {
    isNamedLikeWorkload ? pod.baseName : "\(resource.originalID.name)-\(pod.component)"
  }

  func copy(for pod: PlannedPod) -> Resource {
    Resource(resource.node.copy(), like: resource, baseName: baseName(for: pod), at: pod.node.position)
  }

  /// Gives the resource itself the name that a copy for this pod would have.
  func rename(for pod: PlannedPod, amongSeveral: Bool) {
    guard amongSeveral || isNamedLikeWorkload else { return }
    let name = resource.withAffixes(baseName(for: pod))
    if name != resource.name { resource.rename(to: name, at: pod.node.position) }
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

extension Diagnostic.ID {
  package static let budgetsDiffer = Diagnostic.ID("M0116", "budgets-differ")
}

extension Diagnostic {
  fileprivate static func budgetsDiffer(_ budget: Resource, _ other: Resource, pod: Node) -> Diagnostic {
    budget.node.diagnostic(
      .budgetsDiffer, "\(budget.originalID) and \(other.originalID) are for the same pods now, and a pod can have one",
      notes: [
        Note("the other one is at", at: other.node), Note.remedy("leave one of them, or let them be the same", pod),
      ])
  }
}
