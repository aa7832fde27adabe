import Kubernetes

/// The resources and namespaces that are called otherwise on the right side, and the values that follow from it: a
/// Deployment that mounts a ConfigMap with another hash has not changed by that.
struct Renames {
  /// New names by old ones, of whatever type.
  private(set) var names: [String: String] = [:]
  private var namesByKind: [Name: Set<String>] = [:]
  private var namespaces: Set<Move> = []

  private struct Name: Hashable {
    var kind: String
    var old: String
  }

  private struct Move: Hashable {
    var old: String
    var new: String
  }

  init(_ matches: [ResourceMatch?]) {
    for case let match? in matches {
      let (left, right) = (match.left.id, match.right.id)
      if left.name != right.name {
        names[left.name] = right.name
        namesByKind[Name(kind: left.gvk.kind, old: left.name), default: []].insert(right.name)
        if left.gvk.kind == "Namespace" { namespaces.insert(Move(old: left.name, new: right.name)) }
      }
      if left.effectiveNamespace != right.effectiveNamespace {
        namespaces.insert(Move(old: left.namespace, new: right.namespace))
      }
    }
  }

  var isEmpty: Bool { names.isEmpty && namespaces.isEmpty }

  /// Whether a difference follows from a new name or namespace.
  ///
  /// - Parameter references: of the resource's type.
  func explain(_ difference: FieldDifference, _ references: ReferencedKinds.Fields) -> Bool {
    let path = difference.path.fields
    if path == ["metadata", "name"] { return true }
    if path.last == "namespace" {
      let move = Move(old: difference.old?.string ?? "", new: difference.new?.string ?? "")
      return namespaces.contains(move)
    }
    guard difference.change == .changed, let old = difference.old, let new = difference.new, old.isScalar,
      new.isScalar, let kinds = references[path]
    else { return false }
    return kinds.contains { namesByKind[Name(kind: $0, old: old.string)]?.contains(new.string) ?? false }
  }
}
