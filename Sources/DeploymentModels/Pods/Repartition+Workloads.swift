import Diagnostics
import Kubernetes
import YAML

extension Repartition {
  /// Puts a new pod's workload into the place of those that its containers come from.
  ///
  /// - Throws: `Diagnostic` where these differ in what one pod can have only once.
  func replaceWorkloads(of pod: PlannedPod, _ services: ServicePlan) throws {
    let first = pod.sources[0]
    let position = pod.node.position
    let node = first.resource.node.copy()
    let resource: Resource
    if let same = pod.sources.first(where: { $0.name == pod.name }) {
      resource = Resource(node)
      resource.adoptIdentity(of: same.resource)
      resource.setKind(pod.kind.rawValue)
      if first !== same { resource.setName(pod.name, at: position) }
    } else {
      node.set("kind", string: pod.kind.rawValue, at: position)
      resource = sibling(of: first.resource, node, baseName: pod.baseName, at: position)
    }
    let metadata = resource.metadata()
    metadata.setLabels(
      union(pod, pod.sources.map { contribution(textMap($0.resource.labels), of: $0, to: pod) }), at: position)
    try uniteAnnotations(metadata, pod.sources.map { $0.resource.node["metadata"] }, pod)

    let spec = node["spec"]!
    try uniteWorkloadFields(spec, pod)
    if let selector = spec["selector"] {
      try narrow(PodSelector(node: selector, form: .labelSelector), of: first.resource, to: pod)
    }
    let template = spec["template"]!
    let templateMetadata = template.mapping("metadata")
    templateMetadata.setLabels(pod.labels, at: position)
    try uniteAnnotations(templateMetadata, pod.sources.map { $0.template["metadata"] }, pod)
    try unitePods(template["spec"]!, spec, pod, resource)
    if pod.kind == .statefulSet {
      spec.set("serviceName", string: services.governingService(of: pod), at: spec["serviceName"]?.position ?? position)
    }
    add(resource, after: first.resource)
    for source in pod.sources where !isRemoved(source.resource) { remove(source.resource) }
    noteHistory(of: resource, pod)
  }

  /// Annotations are united; one key with two values is refused.
  private func uniteAnnotations(_ metadata: Node, _ sources: [Node?], _ pod: PlannedPod) throws {
    for source in sources.dropFirst() {
      guard let annotations = source?["annotations"], annotations.isMapping else { continue }
      let target = metadata.mapping("annotations")
      for field in annotations.fields {
        if let present = target[field.key.string] {
          // Where a resource comes from is told of the first.
          guard isToolAnnotation(field.key.string) || present.isEqual(to: field.value) else {
            throw annotationsDiffer(field.key, present, field.value, pod: pod.node)
          }
        } else {
          target.append(field.key.string, field.value.copy())
        }
      }
    }
  }

  /// Remembers how the pods were before, for the models that come after.
  private func noteHistory(of resource: Resource, _ pod: PlannedPod) {
    let source = pod.sources[0]
    history.note(
      resource,
      replaces: pod.sources.reduce(into: []) { names, source in
        names.formUnion(source.resource.allNames)
        names.formUnion(history.formerNames(of: source.resource))
      })
    history.note(resource, hasFormer: pod.formerNames)
    if pod.sources.count > 1 {
      if let origin = restoredOrigin(of: source), let parent = origin.parent {
        history.note(resource, isPartOf: parent)
      }
      for source in pod.sources where !isSplit(source) {
        history.note(resource, unites: source.labels, of: Set(source.containers.map(\.nameText)))
      }
    } else if isSplit(source) {
      history.note(resource, isPartOf: origin(of: source))
    } else if let origin = history.origin(of: source.resource) {
      history.note(resource, isPartOf: origin)
    }
  }

  /// The past that all pods share which were made of a workload.
  private func origin(of workload: Workload) -> ModelHistory.Origin {
    if let known = splitOrigins[ObjectIdentifier(workload)] { return known }
    let origin = ModelHistory.Origin(
      component: workload.labels[componentLabel], parent: history.origin(of: workload.resource),
      parts: pods(of: workload).count)
    splitOrigins[ObjectIdentifier(workload)] = origin
    return origin
  }
}
