import Diagnostics
import Kubernetes
import YAML

/// Lets what scales a workload scale the new ones, and makes one of those that are for the same workload now.
struct AutoscalerPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  /// - Throws: `Diagnostic` where they differ in more than their metrics.
  func run() throws {
    var autoscalers: [String: Resource] = [:]
    for scaler in changes.resources {
      guard let field = scaler.scaleTargetField, let target = scaler.node[path: "spec", field],
        let workload = workload(target, of: scaler)
      else { continue }
      let chosen = plan.partition.pods(of: workload)
      let splits = chosen.filter { pod in chosen.count == 1 || hasMetric(scaler, for: pod) }
      if splits.isEmpty { throw Diagnostic.autoscalerWithoutPod(scaler, workload) }
      let names = SiblingNames(scaler, workloads: [workload])
      for (index, pod) in splits.enumerated().reversed() {
        let own = index == 0 ? scaler : names.copy(for: pod)
        if index > 0 { changes.add(own, after: scaler) }
        retarget(own.node[path: "spec", field]!, to: pod)
        try adjustMetrics(of: own, to: pod, isSplit: chosen.count > 1)
        adjustPolicies(of: own, to: pod)
        let key = "\(pod.name)/\(own.kind)"
        if let other = autoscalers[key] {
          guard other.isEqual(to: own, ignoring: [field, "metrics"]) else {
            throw Diagnostic.autoscalersDiffer(own, other, pod: pod.node)
          }
          unite(other, with: own)
          changes.remove(own)
        } else {
          autoscalers[key] = own
        }
        if index == 0 { names.rename(for: pod, amongSeveral: chosen.count > 1) }
      }
    }
  }

  private func workload(_ target: Node, of scaler: Resource) -> Workload? {
    guard let name = target["name"]?.string else { return nil }
    let kind = target["kind"]?.string ?? WorkloadKind.deployment.rawValue
    return plan.names.resource(kind, named: name, from: scaler).flatMap(plan.partition.workload)
  }

  private func retarget(_ target: Node, to pod: PlannedPod) {
    func set(_ field: String, _ text: String) {
      guard let node = target[field] else { return target.set(field, string: text, at: pod.node.position) }
      if !node.hasText(text) { node.setString(text, at: pod.node.position) }
    }
    set("name", pod.name)
    if target["kind"] != nil || pod.kind != .deployment { set("kind", pod.kind.rawValue) }
  }

  /// Whether any metric is one of a pod, other than one of a container that is in another.
  private func hasMetric(_ scaler: Resource, for pod: PlannedPod) -> Bool {
    let metrics = scaler.node["spec"]?.items("metrics") ?? []
    return metrics.isEmpty || metrics.contains { isMetric($0, of: pod) }
  }

  private func isMetric(_ metric: Node, of pod: PlannedPod) -> Bool {
    guard let name = metric[path: "containerResource", "container"]?.string else { return true }
    return pod.processes.contains { $0.name == name }
  }

  /// Leaves a pod's autoscaler the metrics of its own containers, under their new names.
  private func adjustMetrics(of scaler: Resource, to pod: PlannedPod, isSplit: Bool) throws {
    guard let spec = scaler.node["spec"], spec["metrics"] != nil else { return }
    if isSplit { spec.setOrRemove("metrics", spec.items("metrics").filter { isMetric($0, of: pod) }.map { $0.copy() }) }
    for metric in spec.items("metrics") {
      guard let name = metric[path: "containerResource", "container"],
        let container = pod.containers.first(where: { $0.processes.contains { $0.name == name.string } }),
        !name.hasText(container.name)
      else { continue }
      if container.isSupervised { changes.warn(.metricWidened(name, scaler, container, pod: pod)) }
      name.setString(container.name, at: pod.node.position)
    }
  }

  /// Leaves a vertical autoscaler the policies of the pod's containers, under their new names.
  private func adjustPolicies(of scaler: Resource, to pod: PlannedPod) {
    guard let policy = scaler.node[path: "spec", "resourcePolicy"], policy["containerPolicies"] != nil else { return }
    var names: Set<String> = []
    let kept = policy.items("containerPolicies").compactMap { entry -> Node? in
      guard let name = entry["containerName"], !name.hasText("*") else { return entry.copy() }
      let container = pod.containers.first { $0.processes.contains { $0.name == name.string } }
      guard let container, names.insert(container.name).inserted else { return nil }
      let copy = entry.copy()
      if !name.hasText(container.name) {
        if container.isSupervised { changes.warn(.metricWidened(name, scaler, container, pod: pod)) }
        copy["containerName"]?.setString(container.name, at: pod.node.position)
      }
      return copy
    }
    policy.setOrRemove("containerPolicies", kept)
    if policy.isEmptyCollection { scaler.node["spec"]?.removeField("resourcePolicy") }
  }

  private func unite(_ scaler: Resource, with other: Resource) {
    guard let spec = scaler.node["spec"] else { return }
    for metric in other.node["spec"]?.items("metrics") ?? []
    where !spec.items("metrics").contains(where: { $0.isEqual(to: metric) }) {
      spec.list("metrics").append(metric.copy())
    }
  }
}

extension Resource {
  /// The field of the spec that says what is scaled; nil for what scales nothing.
  var scaleTargetField: String? {
    switch (gvk.group, kind) {
    case ("autoscaling", "HorizontalPodAutoscaler"), ("keda.sh", "ScaledObject"): "scaleTargetRef"
    case ("autoscaling.k8s.io", "VerticalPodAutoscaler"): "targetRef"
    default: nil
    }
  }
}

extension Diagnostic.ID {
  package static let autoscalersDiffer = Diagnostic.ID("M0115", "autoscalers-differ")
  package static let metricWidened = Diagnostic.ID("M0208", "metric-widened")
}

extension Diagnostic {
  fileprivate static func metricWidened(
    _ name: Node, _ scaler: Resource, _ container: PlannedContainer, pod: PlannedPod
  ) -> Diagnostic {
    name.diagnostic(
      .metricWidened,
      "\(scaler.id) measured container '\(name.string)', and measures all processes of '\(container.name)' now",
      notes: [Note("the container is asked for at", at: container.entry?.node)])
  }

  fileprivate static func autoscalersDiffer(_ scaler: Resource, _ other: Resource, pod: Node) -> Diagnostic {
    scaler.node.diagnostic(
      .autoscalersDiffer,
      "\(scaler.originalID) and \(other.originalID) scale the same workload now, and differ in more than metrics",
      notes: [
        Note("the other one is at", at: other.node), Note.remedy("leave one of them, or let them be the same", pod),
      ])
  }

  fileprivate static func autoscalerWithoutPod(_ scaler: Resource, _ workload: Workload) -> Diagnostic {
    scaler.node.diagnostic(
      .autoscalersDiffer, "\(scaler.id) has no metric of a container of '\(workload.name)', which is taken apart",
      notes: [
        Note("\(workload.resource.id) comes from", at: workload.nameNode), Note.remedy("name one of its containers"),
      ])
  }
}
