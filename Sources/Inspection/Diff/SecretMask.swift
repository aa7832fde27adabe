import Diagnostics
import Kubernetes
import YAML

/// Puts stars in the place of what a Secret holds, and of what was brought out of one into another resource.
package enum SecretMask {
  /// A copy without the values that are hidden, and the stars in it; the resource itself where none is.
  static func masked(_ resource: Resource) -> (resource: Resource, stars: [Node]) {
    guard !hidden(in: resource).isEmpty else { return (resource, []) }
    let copy = resource.copy()
    let values = hidden(in: copy).map(\.value)
    for value in values { hide(value, "") }
    return (copy, values)
  }

  /// Copies of both sides without the values, in which different ones can still be told apart.
  static func masked(_ left: Resource, _ right: Resource) -> (Resource, Resource) {
    guard !hidden(in: left).isEmpty || !hidden(in: right).isEmpty else { return (left, right) }
    let (leftCopy, rightCopy) = (left.copy(), right.copy())
    let (old, new) = (hidden(in: leftCopy), hidden(in: rightCopy))
    let places = Dictionary(zip(old.map(\.path), old.indices), uniquingKeysWith: { first, _ in first })
    var differs = (Array(repeating: false, count: old.count), Array(repeating: false, count: new.count))
    for (j, entry) in new.enumerated() {
      guard let i = places[entry.path], !old[i].value.isSameValue(as: entry.value) else { continue }
      differs.0[i] = true
      differs.1[j] = true
    }
    for (entry, differs) in zip(old, differs.0) { hide(entry.value, differs ? " (before)" : "") }
    for (entry, differs) in zip(new, differs.1) { hide(entry.value, differs ? " (after)" : "") }
    return (leftCopy, rightCopy)
  }

  /// The hidden values with the way to each.
  static func hidden(in resource: Resource) -> [(path: String, value: Node)] {
    let held = resource.isSecret ? Set(resource.secretValues) : []
    guard !held.isEmpty || !resource.node.tree.text.secrets.isEmpty else { return [] }
    var result: [(path: String, value: Node)] = []
    func visit(_ node: Node, _ path: inout PathText) {
      if held.contains(node) || node.isSecret { return result.append((path.description, node)) }
      let length = path.count
      for field in node.fields {
        path.append(field: field.key.bytes)
        visit(field.value, &path)
        path.cut(to: length)
      }
      for (i, element) in node.elements.enumerated() {
        if let name = element["name"], name.isScalar {
          path.append(element: name.bytes)
        } else {
          path.append(element: i)
        }
        visit(element, &path)
        path.cut(to: length)
      }
    }
    var path = PathText(ValuePath())
    visit(resource.node, &path)
    return result
  }

  private static func hide(_ value: Node, _ mark: String) {
    // The stars replace nothing: what the value replaced stays what it was.
    let provenance = value.provenance
    value.setString(SecretRanges.mask + mark)
    value.restore(provenance)
  }
}
