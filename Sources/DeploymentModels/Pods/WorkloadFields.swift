import Diagnostics
import YAML

/// Unites what the specs of a new pod's workloads say besides their pods.
struct WorkloadFields {
  private let pod: PlannedPod

  init(of pod: PlannedPod) { self.pod = pod }

  /// The fields of a workload's spec that have rules of their own.
  private static let own: Set<String> = ["replicas", "selector", "template", "serviceName", "volumeClaimTemplates"]

  /// The fields that the specs of a kind have, other than those.
  private static func fields(of kind: WorkloadKind) -> Set<String> {
    switch kind {
    case .deployment: ["strategy", "progressDeadlineSeconds", "paused", "revisionHistoryLimit", "minReadySeconds"]
    case .statefulSet:
      [
        "podManagementPolicy", "updateStrategy", "persistentVolumeClaimRetentionPolicy", "ordinals",
        "revisionHistoryLimit", "minReadySeconds",
      ]
    case .daemonSet: ["updateStrategy", "revisionHistoryLimit", "minReadySeconds"]
    }
  }

  /// - Throws: `Diagnostic` where they say different things.
  func unite(in spec: Node) throws {
    try setReplicas(spec)
    let known = Self.fields(of: pod.kind)
    for field in spec.fields where !Self.own.contains(field.key.string) { spec.remove(field) }
    if pod.kind != .statefulSet { spec.removeField("serviceName") }
    var from: [String: Workload] = [:]
    for source in pod.sources {
      for field in source.spec.fields where known.contains(field.key.string) {
        // The same name means different things to different kinds.
        if field.key.hasText("updateStrategy"), source.kind != pod.kind { continue }
        if let other = from[field.key.string] {
          guard spec[field.key.string]!.isEqual(to: field.value) else {
            throw Diagnostic.workloadFieldsDiffer(field, source, other, pod: pod.node)
          }
        } else {
          from[field.key.string] = source
          spec.set(field.key.string, field.value.copy())
        }
      }
    }
  }

  /// The fields of a workload that have no place in the kind that it becomes.
  static func lost(of source: Workload, as kind: WorkloadKind) -> [String] {
    let known = fields(of: kind)
    let lost = source.spec.fields.map(\.key.string).filter { !own.contains($0) && !known.contains($0) }
    return lost + (source.kind == .statefulSet && kind != .statefulSet ? ["serviceName"] : [])
  }

  private func setReplicas(_ spec: Node) throws {
    if let given = pod.entry?.replicas, pod.kind != .daemonSet {
      spec.set("replicas", given.copy())
      return
    }
    let first = pod.sources[0]
    func count(_ source: Workload) -> String { source.spec["replicas"]?.string ?? "1" }
    if let other = pod.sources.first(where: { count($0) != count(first) }), pod.kind != .daemonSet {
      throw Diagnostic.replicasDiffer(first, other, pod: pod.entry?.name ?? pod.node)
    }
    if pod.kind == .daemonSet {
      spec.removeField("replicas")
    } else if spec["replicas"] == nil,
      let said = pod.sources.compactMap({ $0.spec["replicas"] }).first
    {
      spec.set("replicas", said.copy())
    }
  }
}

extension Diagnostic.ID {
  package static let replicasDiffer = Diagnostic.ID("M0108", "replicas-differ")
  package static let workloadFieldsDiffer = Diagnostic.ID("M0121", "workload-fields-differ")
}

extension Diagnostic {
  fileprivate static func replicasDiffer(_ a: Workload, _ b: Workload, pod: Node) -> Diagnostic {
    func text(_ workload: Workload) -> String { workload.spec["replicas"]?.string ?? "1, as it does not say" }
    return (b.spec["replicas"] ?? b.nameNode).diagnostic(
      .replicasDiffer, "'\(b.name)' has spec.replicas \(text(b)), and '\(a.name)', which shares its pod, \(text(a))",
      notes: [
        Note("the other one is at", at: a.spec["replicas"] ?? a.nameNode),
        Note.remedy("give 'replicas' to the pod", pod),
      ])
  }

  fileprivate static func workloadFieldsDiffer(_ field: Field, _ source: Workload, _ other: Workload, pod: Node)
    -> Diagnostic
  {
    let key = field.key.string
    return field.key.diagnostic(
      .workloadFieldsDiffer, "'\(source.name)' and '\(other.name)' are to be one workload, and differ in spec.\(key)",
      notes: [Note("the other one is at", at: other.spec.field(key)?.key), Note.remedy("let them be the same", pod)])
  }
}
