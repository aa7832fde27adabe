import Kubernetes
import YAML

/// What is not the same in one resource.
package struct ResourceDifference {
  /// Nil where only the right side has it.
  package var left: Resource?
  /// Nil where only the left side has it.
  package var right: Resource?
  /// Why both are taken for the same resource.
  package var reason = ResourceMatch.Reason.identity
  package var fields: [FieldDifference] = []
  package var operations: [PatchOperation] = []

  package enum Change: String, Sendable {
    case changed, added, removed
  }

  package var change: Change { left == nil ? .added : right == nil ? .removed : .changed }

  /// The resource as it is called on the right, or where it was.
  package var resource: Resource { right ?? left! }

  package var isRenamed: Bool {
    guard let left, let right else { return false }
    return left.name != right.name
  }

  package var isMoved: Bool {
    guard let left, let right else { return false }
    return left.id.effectiveNamespace != right.id.effectiveNamespace
  }

  /// The differences that do not merely follow from new names.
  package var ownFields: [FieldDifference] { fields.filter { !$0.followsRename } }

  /// `Kind namespace/name`.
  package static func title(of id: ResourceID) -> String {
    let isPlain = id.namespace.isEmpty || id.isClusterScoped
    return "\(id.gvk.kind) \(isPlain ? "" : id.namespace + "/")\(id.name)"
  }

  package var title: String { Self.title(of: resource.id) }

  /// What became of its name, empty where nothing did.
  package var renaming: String {
    guard let left, let right else { return "" }
    var parts: [String] = []
    if isRenamed { parts.append("renamed: " + Self.change(of: left.name, to: right.name)) }
    if isMoved { parts.append("namespace \(Self.name(left.namespace)) → \(Self.name(right.namespace))") }
    if case .content(let percent) = reason { parts.append("taken for the same: \(percent)% alike") }
    return parts.joined(separator: ", ")
  }

  private static func name(_ namespace: String) -> String { namespace.isEmpty ? "(none)" : namespace }

  private static func change(of old: String, to new: String) -> String {
    if NameHash.stripped(from: old) == NameHash.stripped(from: new) {
      switch (NameHash.hash(of: old), NameHash.hash(of: new)) {
      case (let old?, let new?): return "hash \(old) → \(new)"
      case (let old?, nil): return "hash \(old) → none"
      case (nil, let new?): return "hash none → \(new)"
      case (nil, nil): break
      }
    }
    return "\(old) → \(new)"
  }
}
