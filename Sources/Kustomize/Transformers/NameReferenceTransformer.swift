import Diagnostics
import Kubernetes
import YAML

/// Mends the names by which resources refer to others that were renamed: prefixes, suffixes, hashes and namespaces.
///
/// A reference holds a name that its target had at some time. The targets are therefore found by their former names,
/// through a table; what is left of kustomize's rules then decides between them.
package struct NameReferenceTransformer {
  private let configuration: TransformerConfiguration

  package init(_ configuration: TransformerConfiguration) { self.configuration = configuration }

  package func transform(_ resources: ResourceSet) throws {
    var renamed: [String: [Resource]] = [:]
    for resource in resources.resources {
      // Few have many former names, and seldom different ones.
      var names: [String] = []
      for previous in resource.previousNames where !names.contains(previous.name) {
        names.append(previous.name)
        renamed[previous.name, default: []].append(resource)
      }
    }
    for resource in resources.resources { try resource.checkSubjects() }
    guard !renamed.isEmpty else { return }
    var moves: [String: Set<CurrentNamespace>] = [:]
    for resource in resources.resources {
      moves[resource.originalID.effectiveNamespace, default: []].insert(CurrentNamespace(of: resource))
    }
    var fieldsByType: [GroupVersionKind: ReferenceFields] = [:]
    for resource in resources.resources {
      let original = resource.originalID.gvk
      let fields = fieldsByType[original] ?? ReferenceFields(of: original, in: configuration.nameReference)
      fieldsByType[original] = fields
      guard !fields.isEmpty else { continue }
      let referrer = Referrer(resource, renamed: renamed, moves: moves)
      try fields.visit(resource.node) { node, targets in
        for target in targets { try referrer.mend(node, target) }
      }
      resource.invalidateID()
    }
  }
}

extension Resource {
  /// A RoleBinding's service accounts have namespaces that are text, if they have any.
  fileprivate func checkSubjects() throws {
    guard kind == "RoleBinding", let subjects = node["subjects"] else { return }
    for subject in subjects.elements where subject["kind"]?.hasText("ServiceAccount") ?? false {
      if let namespace = subject["namespace"], !namespace.isString {
        throw wrongType(namespace, "namespace", expected: "a string")
      }
    }
  }
}

/// The namespace that a resource is in now.
private struct CurrentNamespace: Hashable {
  var effective: String
  /// Empty where none is written, even if that means `default`.
  var written: String

  init(of resource: Resource) {
    effective = resource.id.effectiveNamespace
    written = resource.namespace
  }
}

/// A resource that refers to others.
private struct Referrer {
  let resource: Resource
  let id: ResourceID
  let renamed: [String: [Resource]]
  /// Where the resources of each original namespace are now.
  let moves: [String: Set<CurrentNamespace>]
  /// The namespaces of the service accounts that a RoleBinding names: their resources can be referred to.
  let subjectNamespaces: Set<String>

  init(_ resource: Resource, renamed: [String: [Resource]], moves: [String: Set<CurrentNamespace>]) {
    self.resource = resource
    id = resource.id
    self.renamed = renamed
    self.moves = moves
    var namespaces: Set<String> = []
    if id.gvk.kind == "RoleBinding", let subjects = resource.node["subjects"] {
      for subject in subjects.elements where subject["kind"]?.hasText("ServiceAccount") ?? false {
        if let namespace = subject["namespace"] { namespaces.insert(namespace.string) }
      }
    }
    subjectNamespaces = namespaces
  }

  /// Mends what stands at a place that holds a name, a mapping with a name, or a list of either.
  func mend(_ node: Node, _ target: ReferenceFields.Target) throws {
    switch node.kind {
    case .scalar:
      if !node.isNull { try mendName(node, target) }
    case .mapping:
      try mendMapping(node, target)
    case .sequence:
      for element in node.elements where !element.isNull {
        switch element.kind {
        case .scalar: try mendName(element, target)
        case .mapping: try mendMapping(element, target)
        case .sequence:
          throw element.diagnostic(.invalidFieldPath, "a list of names holds names or mappings, not lists")
        }
      }
    }
  }

  private func mendName(_ node: Node, _ target: ReferenceFields.Target) throws {
    guard let former = renamed[node.string] else { return }
    guard
      let referral = try select(former, named: node, target, sameNamespace: false)
    else { return }
    if !node.hasText(referral.name) {
      node.setTextKeepingStyle(referral.name, at: referral.node["metadata"]?["name"]?.position)
    }
  }

  private func mendMapping(_ node: Node, _ target: ReferenceFields.Target) throws {
    guard let name = node["name"] else {
      throw node.diagnostic(
        .invalidFieldPath, "'\(target.path.joined(separator: "/"))' takes a mapping with a 'name', which is missing")
    }
    guard var former = renamed[name.string] else { return }
    if let namespace = node["namespace"] {
      let namespace = namespace.string
      // A namespace means an original one wherever anything in reach came from it, and else a current one.
      let isOriginal = moves[namespace]?.contains(where: canRefer(into:)) ?? false
      former = former.filter { (isOriginal ? $0.originalID : $0.id).effectiveNamespace == namespace }
    }
    guard let referral = try select(former, named: name, target, sameNamespace: true) else { return }
    let place = referral.node["metadata"]?["name"]?.position
    if !name.hasText(referral.name) { name.setTextKeepingStyle(referral.name, at: place) }
    // An empty namespace stands for any, and must not replace one that is written.
    guard !referral.namespace.isEmpty else { return }
    if let namespace = node["namespace"] {
      if !namespace.hasText(referral.namespace) { namespace.setTextKeepingStyle(referral.namespace, at: place) }
    } else {
      node.set("namespace", string: referral.namespace, at: place ?? .nowhere)
    }
  }

  // MARK: Choosing the target

  /// Whether the resources of a namespace can be referred to at all from here.
  private func canRefer(into namespace: CurrentNamespace) -> Bool {
    id.isClusterScoped || namespace.effective == ResourceID.clusterNamespace
      || namespace.effective == id.effectiveNamespace || subjectNamespaces.contains(namespace.written)
  }

  private func isInReach(_ candidate: Resource) -> Bool {
    id.isClusterScoped || candidate.id.isClusterScoped || candidate.kind == "ServiceAccount"
      || candidate.id.effectiveNamespace == id.effectiveNamespace
  }

  private func hadType(_ candidate: Resource, _ gvk: GroupVersionKind) -> Bool {
    let group = candidate.gvk.group
    let version = candidate.gvk.version
    return candidate.previousNames.contains {
      (gvk.kind.isEmpty || gvk.kind == $0.kind) && (gvk.group.isEmpty || gvk.group == group)
        && (gvk.version.isEmpty || gvk.version == version)
    }
  }

  /// The type that a binding's own `roleRef` says; nil where it does not.
  private var roleReferenceType: GroupVersionKind? {
    guard let reference = resource.node["roleRef"], let group = reference["apiGroup"], let kind = reference["kind"]
    else { return nil }
    return GroupVersionKind(group: group.string, kind: kind.string)
  }

  /// The one resource that a name refers to; nil where none does.
  ///
  /// - Throws: `Diagnostic` where several do that are not called the same.
  private func select(
    _ former: [Resource], named name: Node, _ target: ReferenceFields.Target, sameNamespace: Bool
  ) throws -> Resource? {
    let role = target.isRoleReference ? roleReferenceType : nil
    var candidates = former.filter { candidate in
      hadType(candidate, target.gvk) && canRefer(into: CurrentNamespace(of: candidate)) && isInReach(candidate)
        && role.map { hadType(candidate, $0) } ?? true
    }
    if candidates.count <= 1 { return candidates.first }
    candidates = candidates.filter { hasAffixes(like: $0, orNone: true) }
    if candidates.count > 1 { candidates = candidates.filter { hasAffixes(like: $0, orNone: false) } }
    guard let first = candidates.first else { return nil }
    let areSame = candidates.dropFirst().allSatisfy {
      $0.name == first.name && (!sameNamespace || $0.namespace == first.namespace)
    }
    guard areSame else { throw ambiguousReference(name, candidates) }
    return first
  }

  /// Whether the prefixes and suffixes of the resource and another end alike: both are then of the same branch.
  private func hasAffixes(like other: Resource, orNone: Bool) -> Bool {
    func endAlike(_ a: [String], _ b: [String]) -> Bool {
      if orNone, a.isEmpty || b.isEmpty { return true }
      if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty }
      return zip(a.reversed(), b.reversed()).allSatisfy(==)
    }
    return endAlike(resource.prefixes, other.prefixes) && endAlike(resource.suffixes, other.suffixes)
  }
}

private func ambiguousReference(_ name: Node, _ candidates: [Resource]) -> Diagnostic {
  name.diagnostic(
    .ambiguousReference, "'\(name.string)' may refer to any of \(candidates.count) resources",
    notes: candidates.map { Diagnostic.Note("one is \($0.id), from", at: $0.node.location) })
}
