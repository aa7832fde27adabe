import Diagnostics
import YAML

/// Tells, once for each, what is lost by sharing: a container of several processes has one memory limit and one log,
/// and a pod of several replicas that others shared memory with is not the same for all of them now.
struct SharingLossPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() {
    if let container = plan.pods.flatMap(\.containers).first(where: \.isSupervised) {
      changes.warn(.oneMemoryDomain(container))
      changes.warn(.oneLogStream(container))
      if container.entry?.supervisor == .cinit { changes.warn(.noGracefulStop(container)) }
    }
    var told: Set<PlannedPod> = []
    for (pod, volume) in ownState() where told.insert(pod).inserted { changes.warn(.stateInMemory(volume, pod)) }
    for link in changes.links where hasSeveral(link.toPod, of: link.to.workload) && told.insert(link.toPod).inserted {
      changes.warn(.anyReplica(link))
    }
  }

  /// The pods of several replicas that keep state of their own, an emptyDir or a claim of each, and that other parts
  /// used to share a replica with: they reach any of them now.
  private func ownState() -> [(PlannedPod, Node)] {
    plan.partition.workloads.filter(plan.partition.isSplit).flatMap { workload in
      plan.partition.pods(of: workload).compactMap { pod -> (PlannedPod, Node)? in
        guard hasSeveral(pod, of: workload) else { return nil }
        let mounted = pod.processes.reduce(into: Set<String>()) { $0.formUnion($1.original.mountedVolumes) }
        let volumes = workload.podSpec.items("volumes").filter { $0["emptyDir"] != nil || $0["ephemeral"] != nil }
        let claims = workload.spec.items("volumeClaimTemplates")
        let volume = (volumes + claims).first {
          mounted.contains($0["name"]?.string ?? $0[path: "metadata", "name"]?.string ?? "")
        }
        return volume.map { (pod, $0) }
      }
    }
  }

  /// Whether a pod may have more than one replica.
  private func hasSeveral(_ pod: PlannedPod, of workload: Workload) -> Bool {
    let replicas = pod.entry?.replicas ?? workload.spec["replicas"]
    return replicas?.string != "1" && (replicas != nil || hasAutoscaler(pod))
  }

  private func hasAutoscaler(_ pod: PlannedPod) -> Bool {
    changes.result.contains { scaler in
      scaler.scaleTargetField.flatMap { scaler.node[path: "spec", $0, "name"] }?.hasText(pod.name) ?? false
    }
  }
}

extension Diagnostic {
  fileprivate static func oneMemoryDomain(_ container: PlannedContainer) -> Diagnostic {
    container.entry!.node.diagnostic(
      .oneMemoryDomain,
      "\(container.processes.count) processes share the memory limit of container '\(container.name)': one that "
        + "exceeds it ends all"
    )
  }

  fileprivate static func oneLogStream(_ container: PlannedContainer) -> Diagnostic {
    container.entry!.node.diagnostic(
      .oneLogStream,
      "the logs of \(words(container.processes.map(\.name))) are one stream, that of container '\(container.name)'")
  }

  fileprivate static func noGracefulStop(_ container: PlannedContainer) -> Diagnostic {
    container.entry!.node.diagnostic(
      .noGracefulStop,
      "cinit passes no signals on: the processes of container '\(container.name)' are killed once the grace "
        + "period is over"
    )
  }

  fileprivate static func stateInMemory(_ volume: Node, _ pod: PlannedPod) -> Diagnostic {
    let name = volume["name"] ?? volume[path: "metadata", "name"] ?? volume
    return name.diagnostic(
      .stateInMemory,
      "each replica of '\(pod.name)' keeps its own state in volume '\(name.string)', and others reach any of "
        + "them now",
      notes: [Note("the pod is asked for at", at: pod.node)])
  }

  fileprivate static func anyReplica(_ link: CrossedLink) -> Diagnostic {
    link.node.diagnostic(
      .stateInMemory,
      "\(link.from.title) reached the \(link.to.title) of its own replica, and reaches that of any replica of "
        + "'\(link.toPod.name)' now",
      notes: [Note("the pod is asked for at", at: link.toPod.node)])
  }
}

extension Diagnostic.ID {
  package static let oneMemoryDomain = Diagnostic.ID("M0201", "one-memory-domain")
  package static let oneLogStream = Diagnostic.ID("M0202", "one-log-stream")
  package static let stateInMemory = Diagnostic.ID("M0203", "state-in-memory")
  package static let noGracefulStop = Diagnostic.ID("M0212", "no-graceful-stop")
}
