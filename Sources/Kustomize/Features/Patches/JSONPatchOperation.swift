import Diagnostics
import Kubernetes
import YAML

/// One step of a JSON patch.
struct JSONPatchOperation {
  enum Kind: String, CaseIterable {
    case add, remove, replace, move, copy, test
  }

  let kind: Kind
  let path: Node
  /// Where a move or a copy takes its value from.
  let from: Node?
  /// The value, typed as JSON; nil where it is missing.
  let value: Node?

  /// - Parameter isJSON: whether the patch is JSON, and not YAML.
  /// - Throws: `Diagnostic` at what is missing or of the wrong type.
  init(_ node: Node, isJSON: Bool) throws {
    guard let op = node["op"], !op.isNull else { throw Diagnostic.missingField("op", of: "an operation", in: node) }
    guard op.isScalar, let kind = Kind(rawValue: op.string) else { throw Diagnostic.unknownOperation(op) }
    func pointer(_ field: String) throws -> Node {
      guard let value = node[field], !value.isNull else {
        throw Diagnostic.missingField(field, of: "'\(kind.rawValue)'", in: node)
      }
      guard value.isString, isJSON || value.yaml11Boolean == nil else { throw Diagnostic.invalidJSONPointer(value) }
      return value
    }
    self.kind = kind
    path = try pointer("path")
    from = kind == .move || kind == .copy ? try pointer("from") : nil
    value = node["value"]
    if kind == .test, value == nil { throw Diagnostic.missingField("value", of: "'test'", in: node) }
    if !isJSON { value?.becomeJSON() }
  }
}
