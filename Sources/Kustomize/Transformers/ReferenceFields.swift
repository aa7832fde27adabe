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
  private(set) var children: [(name: String, fields: ReferenceFields)] = []
  /// The types that a name at this place may be one of, in the order in which they are tried.
  private(set) var targets: [Target] = []

  struct Target {
    var gvk: GroupVersionKind
    /// The place is the `roleRef/name` of a binding, which says the type itself.
    var isRoleReference: Bool
    var path: [String]
  }

  var isEmpty: Bool { children.isEmpty && targets.isEmpty }

  /// Collects the fields of a type from a configuration.
  init(of gvk: GroupVersionKind, in specs: [NameReferenceSpec]) {
    for spec in specs {
      for field in spec.fields where gvk.isSelected(by: field.gvk) {
        let isRoleReference = field.path.suffix(2) == ["roleRef", "name"]
        insert(Target(gvk: spec.referral, isRoleReference: isRoleReference, path: field.path), at: field.path[...])
      }
    }
  }

  private init() {}

  private func insert(_ target: Target, at path: ArraySlice<String>) {
    guard let part = path.first else { return targets.append(target) }
    let name = part.hasSuffix("[]") ? String(part.dropLast(2)) : part
    let child: ReferenceFields
    if let known = children.first(where: { $0.name == name }) {
      child = known.fields
    } else {
      child = ReferenceFields()
      children.append((name, child))
    }
    child.insert(target, at: path.dropFirst())
  }

  /// Visits every field of a manifest that may hold a name.
  func visit(_ node: Node, _ body: (Node, [Target]) throws -> Void) throws {
    if !targets.isEmpty { try body(node, targets) }
    guard !children.isEmpty else { return }
    switch node.kind {
    case .sequence:
      for element in node.elements { try visitBelow(element, body) }
    case .mapping:
      try visitBelow(node, body)
    case .scalar:
      guard node.isNull else { throw notACollection(node, path: firstPath, at: children[0].name) }
    }
  }

  /// Goes on with the fields of a mapping, or of the mappings in a list, which the paths have no parts for.
  private func visitBelow(_ node: Node, _ body: (Node, [Target]) throws -> Void) throws {
    switch node.kind {
    case .sequence:
      for element in node.elements { try visitBelow(element, body) }
    case .mapping:
      for (name, fields) in children {
        if let value = node[name] { try fields.visit(value, body) }
      }
    case .scalar:
      guard node.isNull else { throw notACollection(node, path: firstPath, at: children[0].name) }
    }
  }

  /// One of the paths that go through here, for messages.
  private var firstPath: [String] { targets.first?.path ?? children.first?.fields.firstPath ?? [] }
}
