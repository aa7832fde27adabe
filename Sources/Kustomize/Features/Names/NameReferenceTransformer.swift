import Diagnostics
import Kubernetes
import YAML

/// Mends the names by which resources refer to others that were renamed: prefixes, suffixes, hashes and namespaces.
///
/// A reference holds a name that its target had at some time. The targets are therefore found by their former names,
/// through a table; what is left of kustomize's rules then decides between them.
package struct NameReferenceTransformer: Transformer {
  private let fieldsByType: ReferenceFieldsByType

  init(_ fieldsByType: ReferenceFieldsByType) { self.fieldsByType = fieldsByType }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let renamed = RenamedResources(resources)
    for resource in resources.resources { try resource.checkSubjects() }
    guard !renamed.isEmpty else { return }
    for resource in resources.resources {
      let fields = fieldsByType.fields(of: resource.originalID.type, in: layer.tree)
      guard !fields.isEmpty else { continue }
      let referrer = Referrer(resource, renamed: renamed)
      try resources.update(resource) {
        try fields.visit(resource.node) { node, targets in
          for target in targets { try referrer.mend(node, target) }
        }
      }
    }
  }
}

extension Resource {
  /// The subjects of a binding have names, whatever is renamed, and a RoleBinding's service accounts have namespaces that
  /// are text, if they have any.
  fileprivate func checkSubjects() throws {
    guard kind == "RoleBinding" || kind == "ClusterRoleBinding", let subjects = node["subjects"] else { return }
    for subject in subjects.isMapping ? [subjects] : Array(subjects.elements) where subject.isMapping {
      if subject["name"] == nil, gvk.group == "rbac.authorization.k8s.io" {
        throw Diagnostic.namelessReference(subject, ["subjects"])
      }
      guard kind == "RoleBinding", subject["kind"]?.hasText("ServiceAccount") ?? false else { continue }
      if let namespace = subject["namespace"], !namespace.isString {
        throw Diagnostic.wrongType(namespace, "namespace", expected: "a string")
      }
    }
  }
}

/// The resources that had other names before, and where they went.
private final class RenamedResources {
  private var namesakes: [String: Namesakes] = [:]
  /// Where the resources of each original namespace are now.
  private var moves: [String: Move] = [:]

  private struct Move {
    var effective: Set<String> = []
    /// An empty one where none is written, even if that means `default`.
    var written: Set<String> = []
  }

  init(_ resources: ResourceSet) {
    for resource in resources.resources {
      // Few have many former names, and seldom different ones.
      var names: [String] = []
      for previous in resource.previousNames where !names.contains(previous.name) {
        names.append(previous.name)
        note(resource, as: previous.name)
      }
    }
    guard !isEmpty else { return }
    // Most moved as the one before them did.
    var latest = (original: "", effective: "", written: "")
    for resource in resources.resources {
      let id = resource.id
      let (effective, written) = (id.effectiveNamespace, id.namespace)
      let original = resource.originalNamespace
      if latest == (original, effective, written) { continue }
      latest = (original, effective, written)
      if let move = moves[original], move.effective.contains(effective), move.written.contains(written) { continue }
      moves[original, default: Move()].effective.insert(effective)
      moves[original, default: Move()].written.insert(written)
    }
  }

  private func note(_ resource: Resource, as name: String) {
    if let known = namesakes[name] { return known.append(resource) }
    let first = Namesakes()
    first.append(resource)
    namesakes[name] = first
  }

  var isEmpty: Bool { namesakes.isEmpty }

  /// The resources that had a name; nil where none did.
  func resources(named name: String) -> Namesakes? { namesakes[name] }

  /// Whether a resource that was in a namespace at first is now in one of some others.
  func hasMoved(from original: String, toAnyOf effective: [String], orWritten written: Set<String>) -> Bool {
    guard let move = moves[original] else { return false }
    return effective.contains(where: move.effective.contains) || written.contains(where: move.written.contains)
  }

  /// Whether any resource was in a namespace at first.
  func hadResources(in original: String) -> Bool { moves[original] != nil }
}

/// A resource that refers to others.
private final class Referrer {
  let resource: Resource
  let id: ResourceID
  let renamed: RenamedResources
  /// The namespaces of the service accounts that a RoleBinding names: their resources can be referred to.
  let subjectNamespaces: Set<String>

  init(_ resource: Resource, renamed: RenamedResources) {
    self.resource = resource
    id = resource.id
    self.renamed = renamed
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
    guard let namesakes = renamed.resources(named: node.string) else { return }
    guard let referral = try select(namesakes, in: nil, named: node, target, sameNamespace: false) else { return }
    if !node.hasText(referral.name) {
      node.setTextKeepingStyle(referral.name, at: referral.node["metadata"]?["name"]?.position)
    }
  }

  private func mendMapping(_ node: Node, _ target: ReferenceFields.Target) throws {
    guard let name = node["name"] else {
      throw Diagnostic.namelessReference(node, target.path)
    }
    guard let namesakes = renamed.resources(named: name.string) else { return }
    let scope = node["namespace"].map { self.scope(ofNamespace: $0.string) }
    guard let referral = try select(namesakes, in: scope, named: name, target, sameNamespace: true) else { return }
    let place = referral.node["metadata"]?["name"]?.position
    if !name.hasText(referral.name) { name.setTextKeepingStyle(referral.name, at: place) }
    // An empty namespace stands for any, and must not replace one that is written.
    guard !referral.namespace.isEmpty else { return }
    let placeOfNamespace = referral.node["metadata"]?["namespace"]?.position ?? place
    if let namespace = node["namespace"] {
      if !namespace.hasText(referral.namespace) {
        namespace.setTextKeepingStyle(referral.namespace, at: placeOfNamespace)
      }
    } else {
      node.set("namespace", string: referral.namespace, at: placeOfNamespace ?? .nowhere)
    }
  }

  // MARK: Choosing the target

  /// Where resources can be referred to at all from here.
  private var scopes: [Namesakes.Scope] {
    if id.isClusterScoped { return [.anywhere] }
    let subjects = subjectNamespaces.map { $0.isEmpty ? ResourceID.defaultNamespace : $0 }
    return Set([id.effectiveNamespace, ResourceID.clusterNamespace] + subjects).map(Namesakes.Scope.current)
  }

  /// A namespace that stands beside a name means an original one wherever anything in reach came from it, and else a
  /// current one.
  private func scope(ofNamespace namespace: String) -> Namesakes.Scope {
    let isOriginal =
      id.isClusterScoped
      ? renamed.hadResources(in: namespace)
      : renamed.hasMoved(
        from: namespace, toAnyOf: [ResourceID.clusterNamespace, id.effectiveNamespace], orWritten: subjectNamespaces)
    return isOriginal ? .original(namespace) : .current(namespace)
  }

  private func isIn(_ scope: Namesakes.Scope, _ candidate: Resource) -> Bool {
    switch scope {
    case .anywhere: true
    case .current(let namespace): candidate.id.effectiveNamespace == namespace
    case .original(let namespace): candidate.originalNamespace == namespace
    }
  }

  /// Whether the namespace of a resource can be referred to at all from here.
  private func canRefer(to candidate: Resource) -> Bool {
    let namespace = candidate.id.effectiveNamespace
    return id.isClusterScoped || namespace == ResourceID.clusterNamespace || namespace == id.effectiveNamespace
      || subjectNamespaces.contains(candidate.namespace)
  }

  private func isInReach(_ candidate: Resource) -> Bool {
    id.isClusterScoped || candidate.id.isClusterScoped || candidate.kind == "ServiceAccount"
      || candidate.id.effectiveNamespace == id.effectiveNamespace
  }

  private func hadType(_ candidate: Resource, _ gvk: GroupVersionKind) -> Bool {
    let now = candidate.gvk
    guard gvk.group.isEmpty || gvk.group == now.group, gvk.version.isEmpty || gvk.version == now.version else {
      return false
    }
    // By index: to walk the names themselves would copy each.
    let previous = candidate.previousNames
    return previous.indices.contains { gvk.kind.isEmpty || gvk.kind == previous[$0].kind }
  }

  /// The type that a binding's own `roleRef` says; nil where it does not.
  private var roleReferenceType: GroupVersionKind? {
    guard let reference = resource.node["roleRef"], let group = reference["apiGroup"], let kind = reference["kind"]
    else { return nil }
    return GroupVersionKind(group: group.string, kind: kind.string)
  }

  /// The one resource that a name refers to; nil where none does.
  ///
  /// - Parameter scope: where it must be; nil for wherever it can be referred to.
  /// - Throws: `Diagnostic` where several do that are not called the same.
  private func select(
    _ namesakes: Namesakes, in scope: Namesakes.Scope?, named name: Node, _ target: ReferenceFields.Target,
    sameNamespace: Bool
  ) throws -> Resource? {
    let role = target.isRoleReference ? roleReferenceType : nil
    func isSuitable(_ candidate: Resource) -> Bool {
      hadType(candidate, target.gvk) && canRefer(to: candidate) && isInReach(candidate)
        && scope.map { isIn($0, candidate) } ?? true && role.map { hadType(candidate, $0) } ?? true
    }
    var candidates: [Resource]
    if namesakes.areFew || target.gvk.kind.isEmpty {
      candidates = namesakes.resources.filter(isSuitable)
      if candidates.count <= 1 { return candidates.first }
    } else {
      let scopes = scope.map { [$0] } ?? scopes
      candidates = firstTwo(of: namesakes, target.gvk.kind, in: scopes, where: isSuitable)
      if candidates.count <= 1 { return candidates.first }
      candidates = scopes.flatMap {
        namesakes.places(ofKind: target.gvk.kind, in: $0, prefixes: resource.prefixes, suffixes: resource.suffixes)
      }.sorted().map { namesakes.resources[$0] }.filter(isSuitable)
    }
    candidates = candidates.filter { hasAffixes(like: $0, orNone: true) }
    if candidates.count > 1 { candidates = candidates.filter { hasAffixes(like: $0, orNone: false) } }
    guard let first = candidates.first else { return nil }
    let areSame = candidates.dropFirst().allSatisfy {
      $0.name == first.name && (!sameNamespace || $0.namespace == first.namespace)
    }
    guard areSame else { throw Diagnostic.ambiguousReference(name, candidates) }
    return first
  }

  /// No more than two of the resources that are suitable: what is the only one needs no comparison of affixes.
  private func firstTwo(
    of namesakes: Namesakes, _ kind: String, in scopes: [Namesakes.Scope], where isSuitable: (Resource) -> Bool
  ) -> [Resource] {
    var found: [Resource] = []
    for scope in scopes {
      for place in namesakes.places(ofKind: kind, in: scope) where isSuitable(namesakes.resources[place]) {
        found.append(namesakes.resources[place])
        if found.count == 2 { return found }
      }
    }
    return found
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

extension Diagnostic {
  fileprivate static func namelessReference(_ node: Node, _ path: [String]) -> Diagnostic {
    node.diagnostic(
      .invalidFieldPath, "'\(path.joined(separator: "/"))' takes a mapping with a 'name', which is missing")
  }

  fileprivate static func ambiguousReference(_ name: Node, _ candidates: [Resource]) -> Diagnostic {
    name.diagnostic(
      .ambiguousReference, "'\(name.string)' may refer to any of \(candidates.count) resources",
      notes: candidates.map { .origin("one is \($0.id)", of: $0) })
  }
}
