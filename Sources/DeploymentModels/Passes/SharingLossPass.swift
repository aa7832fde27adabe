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
      changes.warn(oneMemoryDomain(container))
      changes.warn(oneLogStream(container))
      if container.entry?.supervisor == .cinit { changes.warn(noGracefulStop(container)) }
    }
    if let (pod, volume) = memoryState() { changes.warn(stateInMemory(volume, pod)) }
  }

  /// A pod of several replicas that keeps state in an emptyDir, and that other parts used to share with it, each its
  /// own: they reach any of the replicas now.
  private func memoryState() -> (PlannedPod, Node)? {
    for workload in plan.partition.workloads where plan.partition.isSplit(workload) {
      for pod in plan.partition.pods(of: workload) {
        let replicas = pod.entry?.replicas ?? workload.spec["replicas"]
        guard replicas?.string != "1", replicas != nil || hasAutoscaler(pod) else { continue }
        let mounted = pod.processes.reduce(into: Set<String>()) { $0.formUnion($1.original.mountedVolumes) }
        let volume = workload.podSpec.items("volumes").first {
          $0["emptyDir"] != nil && mounted.contains($0.nameText)
        }
        if let volume { return (pod, volume) }
      }
    }
    return nil
  }

  private func hasAutoscaler(_ pod: PlannedPod) -> Bool {
    changes.result.contains { scaler in
      scaler.scaleTargetField.flatMap { scaler.node[path: "spec", $0, "name"] }?.hasText(pod.name) ?? false
    }
  }
}
