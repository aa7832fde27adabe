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
      let members = pod.members.filter { $0.workload === source }
      let mounted = members.reduce(into: Set<String>()) { $0.formUnion($1.original.mountedVolumes) }
      func include(_ volume: Node, _ name: Node) -> Node? {
        guard !isSplit(source) || mounted.contains(name.string) else { return nil }
        guard let other = names[name.string] else {
          names[name.string] = volume
          return volume.copy()
        }
        if other.isEqual(to: volume) { return nil }
        let copy = volume.copy()
        var new = "\(name.string)-\(source.originalName)"
        while names[new] != nil { new += "-2" }
        names[new] = volume
        (copy["name"] ?? copy[path: "metadata", "name"])?.setString(new, at: pod.node.position)
        for member in members { member.renameMounts(of: name.string, to: new, at: pod.node.position) }
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
}

extension PlannedProcess {
  fileprivate func renameMounts(of volume: String, to new: String, at position: Position) {
    for mount in container.items("volumeMounts") + container.items("volumeDevices") {
      if let name = mount["name"], name.hasText(volume) { name.setString(new, at: position) }
    }
  }
}
