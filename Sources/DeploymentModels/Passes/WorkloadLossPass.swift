import YAML

/// Tells, once for each, what workloads lose that become others: fields, volumes, claims.
struct WorkloadLossPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() {
    for workload in plan.partition.workloads {
      let changed = plan.partition.pods(of: workload).filter { $0.kind != workload.kind }
      if let pod = changed.first {
        let lost = WorkloadFields.lost(of: workload, as: pod.kind)
        if !lost.isEmpty { changes.warn(fieldsLost(workload, lost, pods: changed)) }
      }
      if plan.partition.isSplit(workload) { warnOfSplitVolumes(workload) } else { warnOfRenamedClaims(workload) }
    }
  }

  private func warnOfRenamedClaims(_ workload: Workload) {
    guard workload.kind == .statefulSet, let pod = plan.partition.pods(of: workload).first, pod.name != workload.name,
      let claim = workload.spec.items("volumeClaimTemplates").first
    else { return }
    changes.warn(claimsRenamed(claim, workload, pod))
  }

  private func warnOfSplitVolumes(_ workload: Workload) {
    let pods = plan.partition.pods(of: workload)
    func mounts(_ pod: PlannedPod) -> Set<String> {
      plan.members(of: pod).filter { $0.workload == workload }
        .reduce(into: []) { $0.formUnion($1.original.mountedVolumes) }
    }
    let mounted = pods.reduce(into: Set<String>()) { $0.formUnion(mounts($1)) }
    for volume in workload.podSpec.items("volumes") where !mounted.contains(volume.nameText) {
      changes.warn(volumeDropped(volume, workload))
    }
    for claim in workload.spec.items("volumeClaimTemplates") {
      guard let name = claim[path: "metadata", "name"]?.string,
        let pod = pods.first(where: { mounts($0).contains(name) }), pod.name != workload.name
      else { continue }
      changes.warn(claimsRenamed(claim, workload, pod))
    }
  }
}
