/// What identifies a resource in a build: type, name and namespace.
package struct ResourceID: Hashable, Sendable {
  private var typeReference: ResourceType.Reference
  package var name: String
  /// As it is written; see `effectiveNamespace`.
  package var namespace: String
  package var isClusterScoped: Bool

  package init(_ type: ResourceType, name: String, namespace: String = "") {
    self.init(type, name: name, namespace: namespace, isClusterScoped: type.isClusterScoped)
  }

  /// An identity whose scope is not that of its type.
  package init(_ type: ResourceType, name: String, namespace: String, isClusterScoped: Bool) {
    typeReference = ResourceType.Reference(type)
    self.name = name
    self.namespace = namespace
    self.isClusterScoped = isClusterScoped
  }

  package var type: ResourceType {
    get { typeReference.type }
    set { typeReference = ResourceType.Reference(newValue) }
  }
  package var gvk: GroupVersionKind { type.gvk }

  /// Stands for the namespace of what has none.
  package static let clusterNamespace = "_non_namespaceable_"
  package static let defaultNamespace = "default"

  /// The namespace that counts: none of a cluster-scoped type, `default` where none is written.
  package var effectiveNamespace: String {
    if isClusterScoped { return Self.clusterNamespace }
    return namespace.isEmpty ? Self.defaultNamespace : namespace
  }

  /// Whether both name the same resource.
  package func matches(_ other: ResourceID) -> Bool {
    type == other.type && name == other.name && effectiveNamespace == other.effectiveNamespace
  }

  /// The same number for all that match, and hardly ever for others.
  var number: Int {
    var hasher = Hasher()
    hasher.combine(typeReference)
    hasher.combine(name)
    hasher.combine(effectiveNamespace)
    return hasher.finalize()
  }

  /// The parts that `matches` compares, for a table.
  package var key: Key { Key(type: typeReference, name: name, namespace: effectiveNamespace) }

  package struct Key: Hashable, Sendable {
    fileprivate var type: ResourceType.Reference
    var name: String
    var namespace: String
  }

  /// As kustomize's annotations write it: `kind.version.group/name.namespace`.
  package var dotted: String {
    "\(gvk.dotted)/\(name.isEmpty ? "[noName]" : name).\(namespace.isEmpty ? "[noNs]" : namespace)"
  }
}

extension ResourceID: CustomStringConvertible {
  /// As messages name it: `StatefulSet 'kagent'`.
  package var description: String {
    let place = namespace.isEmpty || namespace == Self.clusterNamespace ? "" : " in namespace '\(namespace)'"
    return "\(gvk.kind.isEmpty ? "resource" : gvk.kind) '\(name)'\(place)"
  }
}
