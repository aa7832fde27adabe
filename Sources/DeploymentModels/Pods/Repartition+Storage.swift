import Kubernetes
import YAML

extension Repartition {
  /// A volume that only one pod can have must not be mounted in two that were one.
  func refuseSharedStorage() throws {
    for workload in touched where isSplit(workload) {
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
    for pod in pods(of: workload) {
      for process in pod.processes where process.workload === workload {
        guard let mount = process.original.mount(of: name) else { continue }
        if let first, first.pod !== pod,
          !history.wereApart(first.process.name, process.name, in: workload.resource)
        {
          throw sharedVolume(
            name, what, first.process, first.mount, process, mount, volume: volume, model: pod.node)
        }
        first = (pod, process, mount)
      }
    }
  }

  private func isOfOnePod(_ volume: Node, _ workload: Workload) -> Bool {
    if volume["emptyDir"] != nil || volume["ephemeral"] != nil { return true }
    guard let name = volume[path: "persistentVolumeClaim", "claimName"]?.string,
      let claim = resource("PersistentVolumeClaim", named: name, from: workload.resource)
    else { return false }
    let modes = claim.node["spec"]?.texts("accessModes") ?? []
    return !modes.isEmpty && modes.allSatisfy { $0.hasPrefix("ReadWriteOnce") }
  }
}

extension Node {
  /// Where a container mounts a volume.
  func mount(of volume: String) -> Node? {
    (items("volumeMounts") + items("volumeDevices")).first { $0.nameText == volume }
  }

  /// The names of the volumes that a container mounts.
  var mountedVolumes: Set<String> { Set((items("volumeMounts") + items("volumeDevices")).map(\.nameText)) }
}
