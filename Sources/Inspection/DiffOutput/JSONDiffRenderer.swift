import Diagnostics
import Kubernetes
import YAML

/// Tells a diff as JSON: for each resource its differences, and the JSON patch (RFC 6902) that makes the left side's
/// resource the right side's.
package struct JSONDiffRenderer {
  private let report: DiffReport

  package init(_ report: DiffReport) { self.report = report }

  package func render() -> String {
    let diff = report.diff
    let counts: [(key: String, value: JSONValue)] = [
      ("changed", .number(diff.count(.changed))), ("added", .number(diff.count(.added))),
      ("removed", .number(diff.count(.removed))), ("same", .number(diff.sameCount)),
    ]
    return JSONValue.object([
      ("left", .string(report.left)), ("right", .string(report.right)), ("counts", .object(counts)),
      ("resources", .array(diff.resources.map(resource))),
    ]).text
  }

  private func resource(_ difference: ResourceDifference) -> JSONValue {
    var fields: [(key: String, value: JSONValue)] = [("change", .string(difference.change.rawValue))]
    if let left = difference.left { fields.append(("left", identity(left, isLeft: true))) }
    if let right = difference.right { fields.append(("right", identity(right, isLeft: false))) }
    switch difference.change {
    case .changed:
      fields.append(("matchedBy", .string(Self.text(of: difference.reason))))
      fields.append(("differences", .array(difference.fields.map(field))))
      fields.append(("patch", .array(difference.operations.map(operation))))
    case .added, .removed:
      fields.append(("value", .node(difference.resource.node)))
    }
    return .object(fields)
  }

  private func identity(_ resource: Resource, isLeft: Bool) -> JSONValue {
    let id = resource.id
    var fields: [(key: String, value: JSONValue)] = [
      ("apiVersion", .string(id.gvk.apiVersion)), ("kind", .string(id.gvk.kind)),
    ]
    if !id.namespace.isEmpty { fields.append(("namespace", .string(id.namespace))) }
    fields.append(("name", .string(id.name)))
    if let place = report.place(resource.node, isLeft: isLeft) { fields.append(("location", Self.location(place))) }
    return .object(fields)
  }

  private static func text(of reason: ResourceMatch.Reason) -> String {
    switch reason {
    case .identity: "identity"
    case .version: "version"
    case .originalName: "originalName"
    case .hash: "hash"
    case .namespace: "namespace"
    case .content: "content"
    }
  }

  private func field(_ difference: FieldDifference) -> JSONValue {
    var fields: [(key: String, value: JSONValue)] = [
      ("path", .string(difference.path.description)), ("change", .string(difference.change.rawValue)),
    ]
    func add(_ node: Node?, _ key: String, isLeft: Bool) {
      guard let node else { return }
      fields.append((key, .node(node)))
      if let place = report.place(node, isLeft: isLeft) { fields.append((key + "Location", Self.location(place))) }
    }
    add(difference.old, "left", isLeft: true)
    add(difference.new, "right", isLeft: false)
    if difference.followsRename { fields.append(("followsRename", .boolean(true))) }
    return .object(fields)
  }

  static func location(_ location: Location) -> JSONValue {
    .object([
      ("file", .string(location.path)), ("line", .number(location.line)), ("column", .number(location.column)),
    ])
  }

  private func operation(_ operation: PatchOperation) -> JSONValue {
    var fields: [(key: String, value: JSONValue)] = [
      ("op", .string(operation.kind.rawValue)), ("path", .string(operation.path)),
    ]
    if let value = operation.value { fields.append(("value", .node(value))) }
    return .object(fields)
  }
}
