import Diagnostics
import Kubernetes
import YAML

/// Unites the pod specs of a new pod's workloads, with just its containers and their volumes.
struct PodUnion {
  private let pod: PlannedPod
  private let plan: Plan
  private let changes: Changes

  init(of pod: PlannedPod, _ plan: Plan, _ changes: Changes) {
    self.pod = pod
    self.plan = plan
    self.changes = changes
  }

  /// - Parameters:
  ///   - podSpec: a copy of the first workload's pod spec, which becomes the new one.
  ///   - spec: the spec of the new workload.
  ///   - past: takes note of what got another name, and of what runs in which container.
  /// - Throws: `Diagnostic` where workloads differ in what one pod can have only once.
  func unite(in podSpec: Node, of spec: Node, _ past: inout ModelPast) throws {
    for process in pod.processes { process.renamePorts(plan.ports[process], at: pod.node.position) }
    for field in ["containers", "initContainers", "volumes"] { podSpec.removeField(field) }
    try moveSecurityDown(podSpec)
    past.volumes = try VolumeUnion(of: pod, plan, changes).unite(in: podSpec, of: spec)
    try uniteFields(podSpec)
    try SchedulingUnion(of: pod, plan).unite(in: podSpec)
    setAccount(podSpec)
    let grace = pod.sources.map(\.terminationGrace).max()!
    if pod.sources.contains(where: { $0.terminationGrace != pod.sources[0].terminationGrace }) {
      podSpec.set("terminationGracePeriodSeconds", podSpec.tree.integer(grace, at: pod.node.position))
    }
    var containers: [Node] = []
    for container in pod.containers {
      guard container.isSupervised else {
        containers.append(single(container))
        continue
      }
      let supervised = try SupervisedContainer(container, in: pod, plan, changes)
      containers.append(try supervised.make(in: podSpec))
      past.supervised[container.name] = supervised.past
    }
    podSpec.set("containers", podSpec.tree.sequence(containers, at: containers[0].position))
    podSpec.setOrRemove("initContainers", plan.initContainers[pod].map(\.container))
  }

  /// A container of one process, under the name and with the image that the model says.
  private func single(_ container: PlannedContainer) -> Node {
    let node = container.processes[0].container
    if let name = container.entry?.name, node["name"]?.hasText(name.string) != true { node.set("name", name.copy()) }
    if let image = container.entry?.image { node.set("image", image.copy()) }
    return node
  }

  // MARK: Fields of pods

  /// What stands for a field that is not there.
  private static let defaults = [
    "dnsPolicy": "ClusterFirst", "restartPolicy": "Always", "schedulerName": "default-scheduler",
    "hostNetwork": "false", "hostPID": "false", "hostIPC": "false", "shareProcessNamespace": "false",
    "enableServiceLinks": "true", "setHostnameAsFQDN": "false", "preemptionPolicy": "PreemptLowerPriority",
    "automountServiceAccountToken": "true", "hostUsers": "true",
  ]
  private static let lists: Set<String> = [
    "tolerations", "imagePullSecrets", "hostAliases", "readinessGates", "resourceClaims", "schedulingGates",
  ]
  private static let own: Set<String> = [
    "containers", "initContainers", "volumes", "securityContext", "affinity", "nodeSelector",
    "topologySpreadConstraints", "serviceAccountName", "serviceAccount", "terminationGracePeriodSeconds",
  ]

  private func uniteFields(_ podSpec: Node) throws {
    let first = pod.sources[0]
    for source in pod.sources.dropFirst() {
      for key in Self.lists {
        let target = podSpec.items(key)
        for element in source.podSpec.items(key) where !target.contains(where: { $0.isEqual(to: element) }) {
          podSpec.list(key).append(element.copy())
        }
      }
      let keys = Set((first.podSpec.fields.map(\.key.string) + source.podSpec.fields.map(\.key.string)))
      for key in keys.subtracting(Self.lists).subtracting(Self.own).sorted() {
        let (a, b) = (first.podSpec[key], source.podSpec[key])
        if let a, let b, a.isEqual(to: b) { continue }
        let fallback = Self.defaults[key]
        if fallback != nil, a?.string ?? fallback == b?.string ?? fallback { continue }
        throw Diagnostic.podFieldsDiffer(key, first, a, source, b, pod: pod.node)
      }
    }
  }

  private func setAccount(_ podSpec: Node) {
    guard let name = pod.entry?.serviceAccountName else { return }
    podSpec.removeField("serviceAccount")
    if podSpec["serviceAccountName"]?.hasText(name.string) != true { podSpec.set("serviceAccountName", name.copy()) }
  }

  // MARK: Security

  /// The fields of a pod's security context that a container's has too.
  private static let ofContainers: Set<String> = [
    "runAsUser", "runAsGroup", "runAsNonRoot", "seLinuxOptions", "seccompProfile", "windowsOptions", "appArmorProfile",
  ]

  /// Leaves the pod what all agree on, and moves what they do not down to their containers.
  private func moveSecurityDown(_ podSpec: Node) throws {
    let contexts = pod.sources.map { $0.podSpec["securityContext"] }
    for key in contexts.flatMap({ $0?.fields.map(\.key.string) ?? [] }).unique {
      let values = contexts.map { $0?[key] }
      let isSame = values.allSatisfy { value in
        value.map { other in values[0].map { $0.isEqual(to: other) } ?? false } ?? (values[0] == nil)
      }
      if isSame { continue }
      guard Self.ofContainers.contains(key) else {
        let other = values.firstIndex { value in
          guard let value, let first = values[0] else { return (value == nil) != (values[0] == nil) }
          return !value.isEqual(to: first)
        }!
        throw Diagnostic.securityDiffers(
          key, pod.sources[0], values[0], pod.sources[other], values[other], pod: pod.node)
      }
      podSpec["securityContext"]?.removeField(key)
      for process in plan.members(of: pod) {
        guard let value = process.workload.podSpec[path: "securityContext", key] else { continue }
        let context = process.container.mapping("securityContext")
        if context[key] == nil { context.set(key, value.copy()) }
      }
    }
    if let context = podSpec["securityContext"], context.isEmptyCollection, pod.sources.count > 1 {
      podSpec.removeField("securityContext")
    }
  }
}

extension Diagnostic.ID {
  package static let podFieldsDiffer = Diagnostic.ID("M0112", "pod-fields-differ")
}

extension Diagnostic {
  fileprivate static func podFieldsDiffer(
    _ key: String, _ a: Workload, _ first: Node?, _ b: Workload, _ second: Node?, pod: Node
  )
    -> Diagnostic
  {
    func text(_ node: Node?) -> String { node.map { $0.isScalar ? "'\($0.string)'" : "another" } ?? "none" }
    return (second ?? b.nameNode).diagnostic(
      .podFieldsDiffer,
      "the pods of '\(b.name)' have \(key) \(text(second)), and those of '\(a.name)', now the same, \(text(first))",
      notes: [
        Note("the other one is at", at: first ?? a.nameNode),
        Note.remedy("let them be the same, or leave each its pod", pod),
      ])
  }

  fileprivate static func securityDiffers(
    _ key: String, _ a: Workload, _ first: Node?, _ b: Workload, _ second: Node?, pod: Node
  )
    -> Diagnostic
  {
    var diagnostic = podFieldsDiffer("securityContext.\(key)", a, first, b, second, pod: pod)
    diagnostic.notes.insert(Note("'\(key)' is of whole pods: no container can have its own"), at: 1)
    return diagnostic
  }
}
