/// What identifies a resource in a build: type, name and namespace.
package struct ResourceID: Hashable, Sendable {
  package var gvk: GroupVersionKind
  package var name: String
  /// As it is written; see `effectiveNamespace`.
  package var namespace: String
  package var isClusterScoped: Bool

  package init(gvk: GroupVersionKind, name: String, namespace: String = "") {
    self.gvk = gvk
    self.name = name
    self.namespace = namespace
    isClusterScoped = isNamespaced(apiVersion: gvk.apiVersion, kind: gvk.kind) == false
  }

  /// An identity whose scope is not looked up.
  package init(gvk: GroupVersionKind, name: String, namespace: String, isClusterScoped: Bool) {
    self.gvk = gvk
    self.name = name
    self.namespace = namespace
    self.isClusterScoped = isClusterScoped
  }

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
    name == other.name && gvk == other.gvk && effectiveNamespace == other.effectiveNamespace
  }

  /// Whether both have type and name in common, whatever their namespaces.
  package func matchesIgnoringNamespace(_ other: ResourceID) -> Bool {
    name == other.name && gvk == other.gvk
  }

  /// The parts that `matches` compares, for a table.
  package var key: Key { Key(gvk: gvk, name: name, namespace: effectiveNamespace) }

  package struct Key: Hashable, Sendable {
    var gvk: GroupVersionKind
    var name: String
    var namespace: String

    package static func == (a: Key, b: Key) -> Bool {
      a.name == b.name && a.gvk == b.gvk && a.namespace == b.namespace
    }

    /// Name and kind tell nearly all apart: hashing less is faster.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(gvk.kind)
      hasher.combine(namespace)
    }
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
