import Kubernetes
import YAML

/// The values of a resource by their paths, in order. A list of scalars is one value.
struct FlatResource {
  private(set) var paths: [ValuePath] = []
  private(set) var values: [ValuePath: Node] = [:]

  init(_ resource: Resource) {
    let gvk = resource.gvk
    visit(resource.node, [], nil, Schema.newest.cursor(apiVersion: gvk.apiVersion, kind: gvk.kind))
  }

  private mutating func visit(_ node: Node, _ path: [ValuePath.Step], _ key: Node?, _ schema: SchemaCursor?) {
    if node.isMapping, !node.isEmptyCollection {
      for field in node.fields {
        visit(field.value, path + [.field(field.key.string)], field.key, schema?.field(field.key))
      }
    } else if node.isSequence, !node.elements.allSatisfy(\.isScalar) {
      let identity = ListIdentity(of: node, and: node, field: key, schema: schema)
      for (i, element) in node.elements.enumerated() {
        var label = String(i)
        if case .keys(let keys) = identity.form { label = element.label(keys) }
        visit(element, path + [.element(label)], nil, schema?.element)
      }
    } else {
      let path = ValuePath(path)
      if values.updateValue(node, forKey: path) == nil { paths.append(path) }
    }
  }
}
