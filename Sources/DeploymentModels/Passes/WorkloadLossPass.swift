import Diagnostics
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
        if !lost.isEmpty { changes.warn(.fieldsLost(workload, lost, pods: changed)) }
      }
      if plan.partition.isSplit(workload) { warnOfSplitVolumes(workload) } else { warnOfRenamedClaims(workload) }
    }
  }

  private func warnOfRenamedClaims(_ workload: Workload) {
    guard workload.kind == .statefulSet, let pod = plan.partition.pods(of: workload).first, pod.name != workload.name,
      let claim = workload.spec.items("volumeClaimTemplates").first
    else { return }
    changes.warn(.claimsRenamed(claim, workload, pod))
  }

  private func warnOfSplitVolumes(_ workload: Workload) {
    let pods = plan.partition.pods(of: workload)
    func mounts(_ pod: PlannedPod) -> Set<String> {
      plan.members(of: pod).filter { $0.workload == workload }
        .reduce(into: []) { $0.formUnion($1.original.mountedVolumes) }
    }
    let mounted = pods.reduce(into: Set<String>()) { $0.formUnion(mounts($1)) }
    for volume in workload.podSpec.items("volumes") where !mounted.contains(volume.nameText) {
      changes.warn(.volumeDropped(volume, workload))
    }
    for claim in workload.spec.items("volumeClaimTemplates") {
      guard let name = claim[path: "metadata", "name"]?.string,
        let pod = pods.first(where: { mounts($0).contains(name) }), pod.name != workload.name
      else { continue }
      changes.warn(.claimsRenamed(claim, workload, pod))
    }
  }
}

extension Diagnostic.ID {
  package static let fieldsLost = Diagnostic.ID("M0209", "fields-lost")
  package static let volumeDropped = Diagnostic.ID("M0210", "volume-dropped")
  package static let claimsRenamed = Diagnostic.ID("M0211", "claims-renamed")
}

extension Diagnostic {
  fileprivate static func fieldsLost(_ workload: Workload, _ fields: [String], pods: [PlannedPod]) -> Diagnostic {
    workload.nameNode.diagnostic(
      .fieldsLost,
      "\(workload.resource.id) becomes \(words(pods.map { "\($0.kind.rawValue) '\($0.name)'" })), which "
        + "\(pods.count == 1 ? "has" : "have") no \(words(fields))",
      notes: pods.map { Note("asked for at", at: $0.node) })
  }

  fileprivate static func volumeDropped(_ volume: Node, _ workload: Workload) -> Diagnostic {
    (volume["name"] ?? volume).diagnostic(
      .volumeDropped, "volume '\(volume.nameText)' of '\(workload.name)' is left out: no container mounts it")
  }

  fileprivate static func claimsRenamed(_ claim: Node, _ workload: Workload, _ pod: PlannedPod) -> Diagnostic {
    claim.diagnostic(
      .claimsRenamed,
      "the pods of '\(pod.name)' claim volumes of their own: what those of '\(workload.name)' hold stays with these",
      notes: [Note("the pod is asked for at", at: pod.node)])
  }
}
