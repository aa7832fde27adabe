import YAML

extension Repartition {
  /// Tells, once for each, what the model loses that the manifests had.
  func warnOfLosses() {
    for workload in touched {
      let changed = pods(of: workload).filter { $0.kind != workload.kind }
      if let pod = changed.first {
        let lost = lostFields(of: workload, as: pod.kind)
        if !lost.isEmpty { warn(fieldsLost(workload, lost, pods: changed)) }
      }
      warnOfVolumes(workload)
    }
    if !rulesLost.isEmpty { warn(accessLost(rulesLost)) }
    let supervised = pods.flatMap { pod in pod.containers.filter(\.isSupervised).map { (pod, $0) } }
    if let (_, container) = supervised.first {
      warn(oneMemoryDomain(container))
      warn(oneLogStream(container))
      if container.entry?.supervisor == .cinit { warn(noGracefulStop(container)) }
    }
    if let (pod, volume) = memoryState() { warn(stateInMemory(volume, pod)) }
  }

  private func warnOfVolumes(_ workload: Workload) {
    guard isSplit(workload) else {
      if workload.kind == .statefulSet, let pod = pods(of: workload).first, pod.name != workload.name,
        let claim = workload.spec.items("volumeClaimTemplates").first
      {
        warn(claimsRenamed(claim, workload, pod))
      }
      return
    }
    let mounted = pods(of: workload).flatMap(\.members).filter { $0.workload === workload }
      .reduce(into: Set<String>()) { $0.formUnion($1.original.mountedVolumes) }
    for volume in workload.podSpec.items("volumes") where !mounted.contains(volume.nameText) {
      warn(volumeDropped(volume, workload))
    }
    for claim in workload.spec.items("volumeClaimTemplates") {
      guard let name = claim[path: "metadata", "name"]?.string, mounted.contains(name) else { continue }
      let pod = pods(of: workload).first { pod in
        pod.members.contains { $0.workload === workload && $0.original.mountedVolumes.contains(name) }
      }
      if let pod, pod.name != workload.name { warn(claimsRenamed(claim, workload, pod)) }
    }
  }

  /// A pod of several replicas that keeps state in an emptyDir, and that other parts used to share with it, each its
  /// own: they reach any of the replicas now.
  private func memoryState() -> (PlannedPod, Node)? {
    for workload in touched where isSplit(workload) {
      for pod in pods(of: workload) {
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
    result.contains { scaler in
      scaler.scaleTargetField.flatMap { scaler.node[path: "spec", $0, "name"] }?.hasText(pod.name) ?? false
    }
  }
}
