import Diagnostics
import Kubernetes
import YAML

// The warnings about what a model loses, or lets containers do that they could not.

func oneMemoryDomain(_ container: PlannedContainer) -> Diagnostic {
  container.entry!.node.diagnostic(
    .oneMemoryDomain,
    "\(container.processes.count) processes share the memory limit of container '\(container.name)': one that "
      + "exceeds it ends all"
  )
}

func oneLogStream(_ container: PlannedContainer) -> Diagnostic {
  container.entry!.node.diagnostic(
    .oneLogStream,
    "the logs of \(words(container.processes.map(\.name))) are one stream, that of container '\(container.name)'")
}

func noGracefulStop(_ container: PlannedContainer) -> Diagnostic {
  container.entry!.node.diagnostic(
    .noGracefulStop,
    "cinit passes no signals on: the processes of container '\(container.name)' are killed once the grace "
      + "period is over"
  )
}

func stateInMemory(_ volume: Node, _ pod: PlannedPod) -> Diagnostic {
  let name = volume["name"] ?? volume[path: "metadata", "name"] ?? volume
  return name.diagnostic(
    .stateInMemory,
    "each replica of '\(pod.name)' keeps its own state in volume '\(name.string)', and others reach any of "
      + "them now",
    notes: [note("the pod is asked for at", pod.node)])
}

func limitsLeftOut(_ names: [String], _ container: PlannedContainer, without process: PlannedProcess) -> Diagnostic {
  container.entry!.node.diagnostic(
    .limitsLeftOut, "container '\(container.name)' has no limit of \(words(names)): \(process.title) has none",
    notes: [note("the process comes from", process.nameNode)])
}

func rulesGained(_ account: Node, _ gained: [(String, [AccessRules.Grant])]) -> Diagnostic {
  account.diagnostic(
    .rulesGained, "under serviceAccountName '\(account.string)', containers can use rules that they could not before",
    notes: gained.map { container, grants in
      Diagnostic.Note(
        "'\(container)': " + words(grants.map { "\($0.role) (\($0.ruleCount) rules, by \($0.binding))" }))
    })
}

func accessLost(_ lost: [LostAccess]) -> Diagnostic {
  lost[0].account.diagnostic(
    .rulesLost, "under the accounts of this model, containers cannot use rules that they could before",
    notes: lost.map { Diagnostic.Note("'\($0.container)': " + words($0.grants.map(\.role))) })
}

func portsMoved(
  _ service: Resource, _ moved: [ServiceRoute], pod: PlannedPod, rules: [Resource]
) -> Diagnostic {
  (service.node[path: "metadata", "name"] ?? service.node).diagnostic(
    .portsMoved, "Service '\(service.name)' leads to '\(pod.name)' only; its other ports are of other Services now",
    notes: moved.map { note("port \($0.number): Service '\($0.holder)', was at", $0.node) }
      + rules.map { note("\($0.id) is for Service '\(service.name)' only, from", $0.node) })
}

func metricWidened(_ name: Node, _ scaler: Resource, _ container: PlannedContainer, pod: PlannedPod) -> Diagnostic {
  name.diagnostic(
    .metricWidened,
    "\(scaler.id) measured container '\(name.string)', and measures all processes of '\(container.name)' now",
    notes: [note("the container is asked for at", container.entry?.node)])
}

func fieldsLost(_ workload: Workload, _ fields: [String], pods: [PlannedPod]) -> Diagnostic {
  workload.nameNode.diagnostic(
    .fieldsLost,
    "\(workload.resource.id) becomes \(words(pods.map { "\($0.kind.rawValue) '\($0.name)'" })), which "
      + "\(pods.count == 1 ? "has" : "have") no \(words(fields))",
    notes: pods.map { note("asked for at", $0.node) })
}

func volumeDropped(_ volume: Node, _ workload: Workload) -> Diagnostic {
  (volume["name"] ?? volume).diagnostic(
    .volumeDropped, "volume '\(volume.nameText)' of '\(workload.name)' is left out: no container mounts it")
}

func volumeShared(_ volume: Node, _ other: Node, _ pod: PlannedPod) -> Diagnostic {
  (volume["name"] ?? volume).diagnostic(
    .volumeShared, "volume '\(volume.nameText)' was an emptyDir of two workloads, and is one for both in '\(pod.name)'",
    notes: [note("the other one is at", other["name"])])
}

func claimsRenamed(_ claim: Node, _ workload: Workload, _ pod: PlannedPod) -> Diagnostic {
  claim.diagnostic(
    .claimsRenamed,
    "the pods of '\(pod.name)' claim volumes of their own: what those of '\(workload.name)' hold stays with these",
    notes: [note("the pod is asked for at", pod.node)])
}

func policyWidened(_ policy: Resource, chosen: Workload, other: Workload, pod: PlannedPod) -> Diagnostic {
  policy.node.diagnostic(
    .policyWidened, "\(policy.id) was for the pods of '\(chosen.name)', and is for what '\(other.name)' runs too",
    notes: [note("they share a pod at", pod.node)])
}
