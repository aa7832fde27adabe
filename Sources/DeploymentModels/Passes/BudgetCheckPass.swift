import Diagnostics
import Kubernetes
import YAML

/// Tells of a PodDisruptionBudget that can never be met by the pods that there are now: a drain of their node hangs.
struct BudgetCheckPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() {
    let resources = changes.result
    let workloads = resources.compactMap(Workload.init)
    let own = Set(plan.pods.map { "\($0.namespace)/\($0.kind.rawValue)/\($0.name)" })
    let scalers = resources.filter { $0.scaleTargetField != nil }
    for budget in resources where budget.kind == "PodDisruptionBudget" && budget.gvk.group == "policy" {
      guard let spec = budget.node["spec"], let node = spec["selector"] else { continue }
      let selector = PodSelector(node: node, form: .labelSelector)
      let chosen = workloads.filter {
        $0.namespace == budget.id.effectiveNamespace && selector.matches($0.labels) && $0.kind != .daemonSet
      }
      guard chosen.contains(where: { own.contains("\($0.namespace)/\($0.kind.rawValue)/\($0.name)") }) else { continue }
      let replicas = chosen.reduce(0) { $0 + $1.leastReplicas(scalers) }
      if let field = Self.unmeetable(spec, replicas) {
        changes.warn(.budgetNeverMet(budget, field, replicas, chosen))
      }
    }
  }

  /// The field of a budget that lets no pod of so many go away.
  private static func unmeetable(_ spec: Node, _ replicas: Int) -> Field? {
    if let field = spec.field("minAvailable") {
      if field.value.hasText("100%") { return field }
      if let least = Int(field.value.string), least >= replicas { return field }
    }
    if let field = spec.field("maxUnavailable"), ["0", "0%"].contains(field.value.string) { return field }
    return nil
  }
}

extension Workload {
  /// How many pods it has at the least: what it says, or what scales it.
  func leastReplicas(_ scalers: [Resource]) -> Int {
    if let said = spec["replicas"].flatMap({ Int($0.string) }) { return said }
    let scaler = scalers.first { scaler in
      scaler.id.effectiveNamespace == namespace
        && scaler.scaleTargetField.flatMap { scaler.node[path: "spec", $0, "name"] }?.hasText(name) ?? false
    }
    let least = scaler?.node["spec"].flatMap { $0["minReplicas"] ?? $0["minReplicaCount"] }
    return least.flatMap { Int($0.string) } ?? 1
  }
}

extension Diagnostic.ID {
  package static let budgetNeverMet = Diagnostic.ID("M0216", "budget-never-met")
}

extension Diagnostic {
  fileprivate static func budgetNeverMet(
    _ budget: Resource, _ field: Field, _ replicas: Int, _ workloads: [Workload]
  ) -> Diagnostic {
    let count = replicas == 1 ? "is 1 pod" : "are \(replicas) pods"
    return field.value.diagnostic(
      .budgetNeverMet,
      "\(budget.id) never lets a pod go: \(field.key.string) is \(field.value.string), and there \(count) of "
        + words(workloads.map { "'\($0.name)'" }),
      notes: [Note.remedy("lower what it asks for, give the pod more 'replicas' in the model, or leave the budget out")]
    )
  }
}
