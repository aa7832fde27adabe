import Diagnostics
import Kubernetes
import YAML

/// Gives the accounts of pods that were put together what each of their workloads could do, and tells who can do more
/// or less than before.
struct AccountPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  /// - Throws: `Diagnostic` where the accounts differ, and the model names none.
  func run() throws {
    let before = AccessRules(changes.resources)
    var lost: [LostAccess] = []
    for pod in plan.pods {
      let first = pod.sources[0]
      let other = pod.sources.first { before.key($0) != before.key(first) }
      let given = pod.entry?.serviceAccountName
      if let other, given == nil { throw Diagnostic.accountsDiffer(first, other, pod: pod.entry?.name ?? pod.node) }
      guard let given else { continue }
      let newKey = before.key(given.string, first.namespace, in: nil)
      if pod.sources.count > 1 {
        let old = Set(pod.sources.map(before.key)).subtracting([newKey])
        for binding in changes.result where AccessRules.isBinding(binding) {
          bind(given, in: binding, like: old, newKey, before, namespace: first.namespace)
        }
      }
      lost += lostAccess(pod, account: given, before, AccessRules(changes.result))
    }
    if !lost.isEmpty { changes.warn(.rulesLost(lost)) }
  }

  private func bind(
    _ account: Node, in binding: Resource, like old: Set<String>, _ new: String, _ rules: AccessRules, namespace: String
  ) {
    func key(_ subject: Node) -> String {
      rules.key(
        subject["name"]?.string ?? "", subject["namespace"]?.string ?? binding.id.effectiveNamespace, in: binding)
    }
    let subjects = binding.node.items("subjects").filter { $0["kind"]?.hasText("ServiceAccount") ?? false }
    guard let model = subjects.first(where: { old.contains(key($0)) }), !subjects.contains(where: { key($0) == new })
    else { return }
    let subject = model.copy()
    subject.set("name", string: account.string, at: account.position)
    binding.node["subjects"]?.append(subject)
  }

  /// Tells what the containers of a pod can do that they could not.
  ///
  /// - Returns: what they cannot do any more.
  private func lostAccess(
    _ pod: PlannedPod, account: Node, _ before: AccessRules, _ after: AccessRules
  ) -> [LostAccess] {
    let now = Set(after.grants(of: account.string, pod.namespace))
    var gained: [(String, [AccessRules.Grant])] = []
    var lost: [LostAccess] = []
    for process in pod.processes {
      let had = Set(before.grants(of: process.workload))
      let more = now.subtracting(had).sorted { $0.binding < $1.binding }
      let less = had.subtracting(now).sorted { $0.binding < $1.binding }
      if !more.isEmpty { gained.append((process.name, more)) }
      if !less.isEmpty { lost.append(LostAccess(account: account, container: process.name, grants: less)) }
    }
    if !gained.isEmpty { changes.warn(.rulesGained(account, gained)) }
    return lost
  }
}

/// What a container cannot do any more under the account that it was given.
struct LostAccess {
  let account: Node
  let container: String
  let grants: [AccessRules.Grant]
}

extension Diagnostic.ID {
  package static let accountsDiffer = Diagnostic.ID("M0109", "accounts-differ")
  package static let rulesGained = Diagnostic.ID("M0205", "rules-gained")
  package static let rulesLost = Diagnostic.ID("M0206", "rules-lost")
}

extension Diagnostic {
  fileprivate static func rulesGained(_ account: Node, _ gained: [(String, [AccessRules.Grant])]) -> Diagnostic {
    account.diagnostic(
      .rulesGained, "under serviceAccountName '\(account.string)', containers can use rules that they could not before",
      notes: gained.map { container, grants in
        Note(
          "'\(container)': " + words(grants.map { "\($0.role) (\($0.ruleCount) rules, by \($0.binding))" }))
      })
  }

  fileprivate static func rulesLost(_ lost: [LostAccess]) -> Diagnostic {
    lost[0].account.diagnostic(
      .rulesLost, "under the accounts of this model, containers cannot use rules that they could before",
      notes: lost.map { Note("'\($0.container)': " + words($0.grants.map(\.role))) })
  }

  fileprivate static func accountsDiffer(_ a: Workload, _ b: Workload, pod: Node) -> Diagnostic {
    (b.accountNode ?? b.nameNode).diagnostic(
      .accountsDiffer,
      "'\(b.name)' runs under serviceAccountName '\(b.accountName)', and '\(a.name)', which shares its pod, under "
        + "'\(a.accountName)'",
      notes: [
        Note("the other one is at", at: a.accountNode ?? a.nameNode),
        Note.remedy("give 'serviceAccountName' to the pod", pod),
      ])
  }
}
