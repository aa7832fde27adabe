import Diagnostics
import Kubernetes
import YAML

/// Puts each new pod's workload into the place of those that its containers come from.
struct WorkloadPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  /// - Throws: `Diagnostic` where workloads differ in what one pod can have only once.
  func run() throws {
    var splits: [Workload: ModelPast.Split] = [:]
    for workload in plan.partition.workloads where plan.partition.isSplit(workload) {
      splits[workload] = ModelPast.Split(
        component: workload.labels[componentLabel], parent: workload.past.split,
        parts: plan.partition.pods(of: workload).count)
    }
    for pod in plan.pods { try replaceWorkloads(of: pod, splits) }
  }

  private func replaceWorkloads(of pod: PlannedPod, _ splits: [Workload: ModelPast.Split]) throws {
    let first = pod.sources[0]
    let position = pod.node.position
    let resource = newResource(for: pod)
    let metadata = resource.metadata()
    metadata.setLabels(plan.labels.union(for: pod) { textMap($0.resource.labels) }, at: position)
    try uniteAnnotations(metadata, pod.sources.map { $0.resource.node["metadata"] }, pod)

    let spec = resource.node["spec"]!
    try WorkloadFields(of: pod).unite(in: spec)
    if let selector = spec["selector"] {
      try plan.selectors.narrow(PodSelector(node: selector, form: .labelSelector), of: first.resource, to: pod)
    }
    let template = spec["template"]!
    let templateMetadata = template.mapping("metadata")
    templateMetadata.setLabels(plan.labels[pod], at: position)
    try uniteAnnotations(templateMetadata, pod.sources.map { $0.template["metadata"] }, pod)
    PodAnnotations(plan, changes).adjust(templateMetadata, of: pod)

    var past = past(of: pod, splits)
    try PodUnion(of: pod, plan, changes).unite(in: template["spec"]!, of: spec, &past)
    if let governing = plan.services.governingService(of: pod) {
      spec.set("serviceName", string: governing.name, at: spec["serviceName"]?.position ?? position)
      if case .made(_, let baseName) = governing { makeHeadlessService(for: pod, baseName: baseName) }
    }
    resource.modelPast = past
    changes.add(resource, after: first.resource)
    for source in pod.sources { changes.remove(source.resource) }
  }

  /// A copy of the first workload, with the new name and kind. It keeps the identity of a workload that has the name.
  private func newResource(for pod: PlannedPod) -> Resource {
    let first = pod.sources[0]
    let node = first.resource.node.copy()
    guard let same = pod.sources.first(where: { $0.name == pod.name }) else {
      node.set("kind", string: pod.kind.rawValue, at: pod.node.position)
      return Resource(node, like: first.resource, baseName: pod.baseName, at: pod.node.position)
    }
    let resource = Resource(node)
    resource.adoptIdentity(of: same.resource)
    resource.setKind(pod.kind.rawValue)
    if first != same { resource.setName(pod.name, at: pod.node.position) }
    return resource
  }

  /// Annotations are united; one key with two values is refused.
  private func uniteAnnotations(_ metadata: Node, _ sources: [Node?], _ pod: PlannedPod) throws {
    for source in sources.dropFirst() {
      guard let annotations = source?["annotations"], annotations.isMapping else { continue }
      let target = metadata.mapping("annotations")
      for field in annotations.fields {
        if let present = target[field.key.string] {
          // Where a resource comes from is told of the first.
          let isOfFirst = ToolAnnotation.isOne(field.key.string) || field.key.hasText(PodAnnotations.defaultContainer)
          guard isOfFirst || present.isEqual(to: field.value) else {
            throw Diagnostic.annotationsDiffer(field.key, present, field.value, pod: pod.node)
          }
        } else {
          target.append(field.key.string, field.value.copy())
        }
      }
    }
  }

  /// How the pods were before, for the models that come after.
  private func past(of pod: PlannedPod, _ splits: [Workload: ModelPast.Split]) -> ModelPast {
    let first = pod.sources[0]
    let members = plan.members(of: pod)
    var past = ModelPast()
    for source in pod.sources {
      past.names.formUnion(source.resource.allNames)
      past.names.formUnion(source.past.names)
      let own = Set(members.filter { $0.workload == source }.map(\.name))
      past.rewritten += source.past.rewritten.filter { own.contains($0.process) }
    }
    past.rewritten += members.flatMap { changes.rewritten[$0] ?? [] }
    past.ports = plan.ports.former(of: pod)
    if pod.sources.count > 1 {
      past.split = plan.partition.undoneSplit(of: first)?.parent
      for source in pod.sources where !plan.partition.isSplit(source) {
        past.united[Set(source.containers.map(\.nameText))] = source.labels
      }
    } else {
      past.split = splits[first] ?? first.past.split
    }
    return past
  }

  private func makeHeadlessService(for pod: PlannedPod, baseName: String) {
    let source = pod.sources[0].resource
    let position = pod.node.position
    let tree = pod.node.tree
    let metadata = tree.mapping([("name", tree.scalar(""))], at: position)
    if !source.namespace.isEmpty { metadata.set("namespace", string: source.namespace, at: position) }
    metadata.setLabels(plan.labels[pod], at: position)
    let ports = pod.processes.flatMap { process in
      process.ports.map { port in
        // Several ports of one Service need names.
        let name = port.name.map { plan.ports[process][$0] ?? $0 } ?? "port-\(port.number)"
        var fields = [("name", tree.scalar(name, at: position)), ("port", tree.integer(port.number, at: position))]
        if port.transport != "TCP" { fields.append(("protocol", tree.scalar(port.transport, at: position))) }
        fields.append(("targetPort", tree.integer(port.number, at: position)))
        return tree.mapping(fields, at: position)
      }
    }
    let labels = plan.labels[pod].sorted { $0.key < $1.key }
    let selector = tree.mapping(labels.map { ($0.key, tree.scalar($0.value, at: position)) }, at: position)
    let spec = tree.mapping(
      [("clusterIP", tree.scalar("None", at: position)), ("selector", selector)], at: position)
    spec.setOrRemove("ports", ports)
    let node = tree.mapping(
      [("apiVersion", tree.scalar("v1")), ("kind", tree.scalar("Service")), ("metadata", metadata), ("spec", spec)],
      at: position)
    changes.add(Resource(node, like: source, baseName: baseName, at: position), after: source)
  }
}

extension Diagnostic.ID {
  package static let annotationsDiffer = Diagnostic.ID("M0122", "annotations-differ")
}

extension Diagnostic {
  fileprivate static func annotationsDiffer(_ key: Node, _ a: Node, _ b: Node, pod: Node) -> Diagnostic {
    b.diagnostic(
      .annotationsDiffer, "the annotation '\(key.string)' has two values: '\(b.string)' and '\(a.string)'",
      notes: [Note("the other one is at", at: a), Note.remedy("let them be the same", pod)])
  }
}
