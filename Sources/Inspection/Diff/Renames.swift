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

  /// The kinds that a type's fields refer to by name, by the names of the fields on the way.
  func references(of gvk: GroupVersionKind) -> [[String]: Set<String>] {
    var kinds: [[String]: Set<String>] = [:]
    for spec in TransformerConfiguration.defaults.nameReference {
      for field in spec.fields where gvk.isSelected(by: field.gvk) {
        let path = field.path.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : $0 }
        kinds[path, default: []].insert(spec.referral.kind)
        // A reference may be a mapping with a name and a namespace.
        kinds[path + ["name"], default: []].insert(spec.referral.kind)
      }
    }
    return kinds
  }

  /// Whether a difference follows from a new name or namespace.
  func explain(_ difference: FieldDifference, _ references: [[String]: Set<String>]) -> Bool {
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
