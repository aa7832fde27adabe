import Kubernetes

/// Two resources that are taken for the same one, and why.
package struct ResourceMatch {
  /// Why two resources are taken for the same one, the surest first.
  package enum Reason: Hashable, Sendable {
    /// Type, namespace and name are the same.
    case identity
    /// Only the version of the type differs.
    case version
    /// Both were called the same before prefixes, suffixes, hashes and namespaces.
    case originalName
    /// The names differ in the hash at their end.
    case hash
    /// The namespaces differ.
    case namespace
    /// The contents are alike, in so many of a hundred values.
    case content(percent: Int)
  }

  package let left: Resource
  package let right: Resource
  package let reason: Reason
}

/// How far the search for a resource's counterpart goes.
package enum MatchMode: String, CaseIterable, Sendable {
  /// As far as it can.
  case auto
  /// Not to resources that are only alike.
  case name
  /// Not beyond the same type, namespace and name.
  case exact
}
