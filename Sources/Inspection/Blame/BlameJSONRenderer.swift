import Diagnostics
import Kubernetes
import YAML

/// Tells as JSON where every value comes from, and what it replaced if that was kept.
package struct BlameJSONRenderer {
  private let target: BlameTarget
  private let locator: LineLocator

  package init(_ target: BlameTarget, tree: Tree) {
    self.target = target
    locator = LineLocator(tree.text)
  }

  package func render() -> String {
    JSONValue.array(target.resources.map(resource)).text
  }

  private func resource(_ resource: Resource) -> JSONValue {
    let id = resource.id
    let origins = ValueOrigins(target.field?.value ?? resource.node, path: target.field?.path ?? ValuePath(), locator)
    let isSecret = SecretMask.applies(to: resource)
    var fields: [(key: String, value: JSONValue)] = [
      ("apiVersion", .string(id.gvk.apiVersion)), ("kind", .string(id.gvk.kind)),
    ]
    if !id.namespace.isEmpty { fields.append(("namespace", .string(id.namespace))) }
    fields.append(("name", .string(id.name)))
    fields.append(("values", .array(origins.values.map { value($0, isMasked: isSecret && SecretMask.hides($0.path)) })))
    return .object(fields)
  }

  private func value(_ value: ValueOrigins.Value, isMasked: Bool) -> JSONValue {
    func told(_ node: Node) -> JSONValue { isMasked ? .string("***") : .node(node) }
    var fields: [(key: String, value: JSONValue)] = [
      ("path", .string(value.path.description)), ("value", told(value.node)),
    ]
    if let place = value.place { fields.append(("location", JSONDiffRenderer.location(place))) }
    if let instruction = value.instruction { fields.append(("instruction", Self.instruction(instruction))) }
    if !value.past.isEmpty {
      let past = value.past.map { past in
        var fields: [(key: String, value: JSONValue)] = [("value", told(past.node))]
        if let place = past.place { fields.append(("location", JSONDiffRenderer.location(place))) }
        if let instruction = past.instruction { fields.append(("instruction", Self.instruction(instruction))) }
        return JSONValue.object(fields)
      }
      fields.append(("replaced", .array(past)))
    }
    return .object(fields)
  }

  private static func instruction(_ instruction: ValueOrigins.Instruction) -> JSONValue {
    var fields: [(key: String, value: JSONValue)] = [("name", .string(instruction.name))]
    if let place = instruction.place { fields.append(("location", JSONDiffRenderer.location(place))) }
    return .object(fields)
  }
}
