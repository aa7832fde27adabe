import Diagnostics
import Kubernetes
import YAML

/// The fields of one type of resource that may hold the name of another: all paths in one tree, so that a manifest is
/// walked once, however many there are.
///
/// ```
/// spec ── template ── spec ──┬─ serviceAccountName → ServiceAccount
///                            └─ volumes ──┬─ configMap ── name → ConfigMap
///                                         └─ secret ── secretName → Secret
/// ```
final class ReferenceFields {
  /// A part of paths, and what comes after it: places in `parts`, of which zero is the manifest itself.
  private struct Part {
    var key: FieldKey
    /// Whether a path says that it is a list: what is null is made one.
    var isList = false
    var isFieldName = true
    /// The first part behind this one, and the next one beside it; zero where there is none.
    var first = 0
    var next = 0
    /// The place in `targets`, plus one; zero where no path ends here.
    var targets = 0
  }

  private var parts: [Part]
  private var targets: [[Target]] = []

  /// A type that a name may be one of.
  struct Target {
    var gvk: GroupVersionKind
    /// The place is the `roleRef/name` of a binding, which says the type itself.
    var isRoleReference: Bool
    var path: [String]
  }

  var isEmpty: Bool { parts.count == 1 && targets.isEmpty }

  /// Collects the fields of a type from a configuration. Where a place has several targets, they are tried in its order.
  init(of gvk: GroupVersionKind, in specs: [NameReferenceSpec], tree: Tree) {
    parts = [Part(key: tree.key(""))]
    for spec in specs.indices {
      for field in specs[spec].fields.indices where gvk.isSelected(by: specs[spec].fields[field].gvk) {
        insert(specs[spec].fields[field].path, referringTo: specs[spec].referral, tree)
      }
    }
  }

  private func insert(_ path: [String], referringTo gvk: GroupVersionKind, _ tree: Tree) {
    var place = 0
    for part in path {
      let isList = part.hasSuffix("[]")
      place = child(isList ? String(part.dropLast(2)) : part, of: place, tree)
      if isList { parts[place].isList = true }
    }
    if parts[place].targets == 0 {
      targets.append([])
      parts[place].targets = targets.count
    }
    targets[parts[place].targets - 1].append(
      Target(gvk: gvk, isRoleReference: path.suffix(2) == ["roleRef", "name"], path: path))
  }

  /// The part of a name behind another one, made where it is missing.
  private func child(_ name: String, of place: Int, _ tree: Tree) -> Int {
    var last = 0
    var child = parts[place].first
    while child != 0 {
      if tree.text.string(parts[child].key.text) == name { return child }
      last = child
      child = parts[child].next
    }
    parts.append(Part(key: tree.key(name), isFieldName: FieldSpec.isFieldName(name)))
    if last == 0 { parts[place].first = parts.count - 1 } else { parts[last].next = parts.count - 1 }
    return parts.count - 1
  }

  /// Visits every field of a manifest that may hold a name.
  func visit(_ node: Node, _ body: (Node, [Target]) throws -> Void) throws {
    try visit(node, at: 0, parts, body)
  }

  private func visit(
    _ node: Node, at place: Int, _ parts: [Part], _ body: (Node, [Target]) throws -> Void
  ) throws {
    if parts[place].targets != 0 { try body(node, targets[parts[place].targets - 1]) }
    guard parts[place].first != 0 else { return }
    try visitBelow(node, at: place, parts, body)
  }

  /// Goes on with the fields of a mapping, or of the mappings in a list, which the paths have no parts for.
  private func visitBelow(
    _ node: Node, at place: Int, _ parts: [Part], _ body: (Node, [Target]) throws -> Void
  ) throws {
    switch node.kind {
    case .sequence:
      for element in node.elements { try visitBelow(element, at: place, parts, body) }
    case .mapping:
      var child = parts[place].first
      while child != 0 {
        guard parts[child].isFieldName else {
          let part = node.tree.text.string(parts[child].key.text)
          throw Diagnostic.noFieldName(part, path: firstPath(through: child), in: node)
        }
        if let value = node[parts[child].key] {
          if parts[child].isList, value.isNull { value.become(node.tree.sequence(at: value.position)) }
          try visit(value, at: child, parts, body)
        }
        child = parts[child].next
      }
    case .scalar:
      guard node.isNull else {
        let part = node.tree.text.string(parts[parts[place].first].key.text)
        throw Diagnostic.notACollection(node, path: firstPath(through: place), at: part)
      }
    }
  }

  /// One of the paths that go through a place, for messages.
  private func firstPath(through place: Int) -> [String] {
    var place = place
    while parts[place].targets == 0 { place = parts[place].first }
    return targets[parts[place].targets - 1][0].path
  }
}
