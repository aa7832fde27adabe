import Diagnostics
import Kubernetes
import YAML

/// Refuses a volume that only one pod can have, and that is mounted in two which were one.
struct StoragePass: ModelPass {
  private let plan: Plan

  init(_ plan: Plan, _ changes: Changes) { self.plan = plan }

  func run() throws {
    for workload in plan.partition.workloads where plan.partition.isSplit(workload) {
      for volume in workload.podSpec.items("volumes") where isOfOnePod(volume, workload) {
        let what = volume["emptyDir"] != nil ? "an emptyDir" : "a ReadWriteOnce claim"
        try refuseShared(volume, what, in: workload)
      }
      for claim in workload.spec.items("volumeClaimTemplates") {
        if let name = claim[path: "metadata", "name"] {
          try refuseShared(claim, "a claim of each pod", named: name.string, in: workload)
        }
      }
    }
  }

  private func refuseShared(_ volume: Node, _ what: String, named name: String? = nil, in workload: Workload) throws {
    let name = name ?? volume.nameText
    var first: (pod: PlannedPod, process: PlannedProcess, mount: Node)?
    for pod in plan.partition.pods(of: workload) {
      for process in pod.processes where process.workload == workload {
        guard let mount = process.original.mount(of: name) else { continue }
        if let first, first.pod != pod, !workload.past.wereApart(first.process.name, process.name) {
          throw Diagnostic.sharedVolume(
            name, what, first.process, first.mount, process, mount, volume: volume, model: pod.node)
        }
        first = (pod, process, mount)
      }
    }
  }

  private func isOfOnePod(_ volume: Node, _ workload: Workload) -> Bool {
    if volume["emptyDir"] != nil || volume["ephemeral"] != nil { return true }
    guard let name = volume[path: "persistentVolumeClaim", "claimName"]?.string,
      let claim = plan.names.resource("PersistentVolumeClaim", named: name, from: workload.resource)
    else { return false }
    let modes = claim.node["spec"]?.texts("accessModes") ?? []
    return !modes.isEmpty && modes.allSatisfy { $0.hasPrefix("ReadWriteOnce") }
  }
}

extension Diagnostic.ID {
  package static let sharedVolume = Diagnostic.ID("M0113", "shared-volume")
}

extension Diagnostic {
  fileprivate static func sharedVolume(
    _ name: String, _ what: String, _ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node,
    volume: Node, model: Node
  ) -> Diagnostic {
    second.diagnostic(
      .sharedVolume,
      "\(b.title) mounts volume '\(name)' (volumeMounts), which is \(what) that \(a.title), now in another "
        + "pod, mounts too",
      notes: [
        Note("the other one mounts it at", at: first), Note("the volume is at", at: volume),
        Note.remedy("leave both in one pod, or let the volume be one that several pods can mount", model),
      ])
  }
}
