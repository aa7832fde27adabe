import Kubernetes
import YAML

/// Puts stars in the place of what a Secret holds.
package enum SecretMask {
  private static let fields = ["data", "stringData"]
  private static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"

  static func applies(to resource: Resource) -> Bool { resource.kind == "Secret" && resource.gvk.group.isEmpty }

  /// What stands where a value is hidden.
  package static let mask = "***"

  /// Whether what stands at a path of a Secret is hidden.
  static func hides(_ path: ValuePath) -> Bool {
    let path = path.fields
    return fields.contains(path.first ?? "") || path == ["metadata", "annotations", lastApplied]
  }

  /// What a Secret holds.
  static func values(of secret: Resource) -> [Node] {
    fields.flatMap { secret.node[$0]?.fields.map(\.value) ?? [] } + [secret.annotation(lastApplied)].compactMap { $0 }
  }

  /// A copy without the values.
  static func masked(_ resource: Resource) -> Resource {
    let copy = resource.copy()
    for value in values(of: copy) { hide(value, "") }
    return copy
  }

  /// Copies of both sides without the values, in which different ones can still be told apart.
  static func masked(_ left: Resource, _ right: Resource) -> (Resource, Resource) {
    let (leftCopy, rightCopy) = (masked(left), masked(right))
    for field in fields {
      guard let old = left.node[field], let new = right.node[field] else { continue }
      let index = FieldIndex(new)
      for entry in old.fields {
        guard let match = index[entry.key], !entry.value.isSameValue(as: match.value) else { continue }
        if let value = leftCopy.node[field]?[entry.key.string] { hide(value, " (before)") }
        if let value = rightCopy.node[field]?[entry.key.string] { hide(value, " (after)") }
      }
    }
    if let old = left.annotation(lastApplied), let new = right.annotation(lastApplied), !old.isSameValue(as: new) {
      if let value = leftCopy.annotation(lastApplied) { hide(value, " (before)") }
      if let value = rightCopy.annotation(lastApplied) { hide(value, " (after)") }
    }
    return (leftCopy, rightCopy)
  }

  private static func hide(_ value: Node, _ mark: String) {
    // The stars replace nothing: what the value replaced stays what it was.
    let provenance = value.provenance
    value.setString(mask + mark)
    value.restore(provenance)
  }
}
