import Diagnostics
import YAML

/// Unites the volumes and claim templates of a new pod's workloads: of a workload that is taken apart only those that
/// the pod's containers mount; the same name and content once; the same name with other content under another.
struct VolumeUnion {
  private let pod: PlannedPod
  private let plan: Plan
  private let changes: Changes
  /// The volumes and claims so far, by the names that they have now.
  private var present: [String: Node] = [:]
  /// What volumes were called that have another name now, by that.
  private var formerNames: [String: String] = [:]

  init(of pod: PlannedPod, _ plan: Plan, _ changes: Changes) {
    self.pod = pod
    self.plan = plan
    self.changes = changes
  }

  /// - Returns: what volumes were called that have another name now, by that.
  /// - Throws: `Diagnostic` for claims in a workload that cannot have any.
  consuming func unite(in podSpec: Node, of spec: Node) throws -> [String: String] {
    spec.removeField("volumeClaimTemplates")
    var volumes: [Node] = []
    var claims: [Node] = []
    for source in pod.sources {
      let members = plan.members(of: pod).filter { $0.workload == source }
      for volume in source.podSpec.items("volumes") {
        if let name = volume["name"], let copy = include(volume, name, of: source, members) { volumes.append(copy) }
      }
      for claim in source.spec.items("volumeClaimTemplates") {
        guard let name = claim[path: "metadata", "name"], let copy = include(claim, name, of: source, members) else {
          continue
        }
        guard pod.kind == .statefulSet else { throw Diagnostic.claimsNeedStatefulSet(claim, source, pod) }
        claims.append(copy)
      }
    }
    podSpec.setOrRemove("volumes", volumes)
    spec.setOrRemove("volumeClaimTemplates", claims)
    return formerNames
  }

  /// A copy of a volume or claim under the name that it can have; nil where the pod has it already, or needs it not.
  private mutating func include(
    _ volume: Node, _ name: Node, of source: Workload, _ members: [PlannedProcess]
  ) -> Node? {
    if plan.partition.isSplit(source), !members.contains(where: { $0.original.mount(of: name.string) != nil }) {
      return nil
    }
    // A volume that was renamed has its name again where it can.
    let original = source.past.volumes[name.string] ?? name.string
    let copy = volume.copy()
    let copiedName = copy["name"] ?? copy[path: "metadata", "name"]
    copiedName?.setString(original)
    var new = original
    if let other = present[original] {
      if other.isEqual(to: copy) {
        follow(name.string, original, members)
        if volume["emptyDir"] != nil { changes.warn(.volumeShared(volume, other, pod)) }
        return nil
      }
      new = "\(original)-\(source.originalName)"
      while present[new] != nil { new += "-2" }
      formerNames[new] = original
    }
    follow(name.string, new, members)
    if new != original { copiedName?.setString(new, at: pod.node.position) }
    present[new] = copy
    return copy
  }

  private func follow(_ name: String, _ new: String, _ members: [PlannedProcess]) {
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

extension Diagnostic.ID {
  package static let claimsNeedStatefulSet = Diagnostic.ID("M0114", "claims-need-statefulset")
  package static let volumeShared = Diagnostic.ID("M0214", "volume-shared")
}

extension Diagnostic {
  fileprivate static func volumeShared(_ volume: Node, _ other: Node, _ pod: PlannedPod) -> Diagnostic {
    (volume["name"] ?? volume).diagnostic(
      .volumeShared,
      "volume '\(volume.nameText)' was an emptyDir of two workloads, and is one for both in '\(pod.name)'",
      notes: [Note("the other one is at", at: other["name"])])
  }

  fileprivate static func claimsNeedStatefulSet(_ claim: Node, _ source: Workload, _ pod: PlannedPod) -> Diagnostic {
    claim.diagnostic(
      .claimsNeedStatefulSet,
      "'\(source.name)' claims a volume for each pod (volumeClaimTemplates), which a \(pod.kind.rawValue) cannot",
      notes: [Note.remedy("let the pod's 'kind' be StatefulSet", pod.node)])
  }
}
