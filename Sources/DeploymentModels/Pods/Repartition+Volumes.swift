import Diagnostics
import YAML

extension Repartition {
  /// Unites the volumes and claim templates of a new pod's workloads: of a workload that is taken apart only those that
  /// the pod's containers mount; the same name and content once; the same name with other content under another.
  func uniteVolumes(_ podSpec: Node, _ spec: Node, _ pod: PlannedPod) throws {
    spec.removeField("volumeClaimTemplates")
    var names: [String: Node] = [:]
    var volumes: [Node] = []
    var claims: [Node] = []
    for source in pod.sources {
      let former = history.formerNames(in: source.resource).volumes
      let members = pod.members.filter { $0.workload === source }
      let mounted = members.reduce(into: Set<String>()) { $0.formUnion($1.original.mountedVolumes) }
      func include(_ volume: Node, _ name: Node) -> Node? {
        guard !isSplit(source) || mounted.contains(name.string) else { return nil }
        // A volume that was renamed has its name again where it can.
        let original = former[name.string] ?? name.string
        let copy = volume.copy()
        (copy["name"] ?? copy[path: "metadata", "name"])?.setString(original)
        var new = original
        if let other = names[original] {
          if other.isEqual(to: copy) {
            follow(name.string, original, members, pod)
            if volume["emptyDir"] != nil { warn(volumeShared(volume, other, pod)) }
            return nil
          }
          new = "\(original)-\(source.originalName)"
          while names[new] != nil { new += "-2" }
          pod.formerNames.volumes[new] = original
        }
        follow(name.string, new, members, pod)
        if new != original { (copy["name"] ?? copy[path: "metadata", "name"])?.setString(new, at: pod.node.position) }
        names[new] = copy
        return copy
      }
      for volume in source.podSpec.items("volumes") {
        if let name = volume["name"], let copy = include(volume, name) { volumes.append(copy) }
      }
      for claim in source.spec.items("volumeClaimTemplates") {
        guard let name = claim[path: "metadata", "name"], let copy = include(claim, name) else { continue }
        guard pod.kind == .statefulSet else { throw claimsNeedStatefulSet(claim, source, pod) }
        claims.append(copy)
      }
    }
    podSpec.setOrRemove("volumes", volumes)
    spec.setOrRemove("volumeClaimTemplates", claims)
  }

  private func follow(_ name: String, _ new: String, _ members: [PlannedProcess], _ pod: PlannedPod) {
    guard name != new else { return }
    for member in members { member.renameMounts(of: name, to: new, at: pod.node.position) }
  }
}

extension PlannedProcess {
  fileprivate func renameMounts(of volume: String, to new: String, at position: Position) {
    for mount in container.items("volumeMounts") + container.items("volumeDevices") {
      if let name = mount["name"], name.hasText(volume) { name.setString(new, at: position) }
    }
  }
}
