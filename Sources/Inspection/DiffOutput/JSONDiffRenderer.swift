import Diagnostics
import Kubernetes
import YAML

/// Tells a diff as JSON: for each resource its differences, and the JSON patch (RFC 6902) that makes the left side's
/// resource the right side's.
package struct JSONDiffRenderer: OutputFormat {
  package let name = "json"

  package init() {}

  package func render(_ report: DiffReport, _ style: OutputStyle) -> [UInt8] {
    let diff = report.diff
    var json = JSONDocument()
    json.object { json in
      json.string("left", report.left)
      json.string("right", report.right)
      json.object("counts") { json in
        json.number("changed", diff.count(.changed))
        json.number("added", diff.count(.added))
        json.number("removed", diff.count(.removed))
        json.number("same", diff.sameCount)
      }
      json.array("resources") { json in
        for difference in diff.resources { write(difference, of: report, to: &json) }
      }
    }
    return json.finished()
  }

  private func write(_ difference: ResourceDifference, of report: DiffReport, to json: inout JSONDocument) {
    json.object { json in
      json.string("change", difference.change.rawValue)
      if let left = difference.left { write("left", left, at: report.place(left.node, isLeft: true), to: &json) }
      if let right = difference.right { write("right", right, at: report.place(right.node, isLeft: false), to: &json) }
      guard difference.change == .changed else { return json.node("value", difference.resource.node) }
      json.string("matchedBy", Self.text(of: difference.reason))
      json.array("differences") { json in
        for field in difference.fields { write(field, of: report, to: &json) }
      }
      json.array("patch") { json in
        for operation in difference.operations { write(operation, to: &json) }
      }
    }
  }

  private func write(_ name: StaticString, _ resource: Resource, at place: Location?, to json: inout JSONDocument) {
    json.object(name) { json in
      json.identity(resource.id)
      if let place { json.location("location", place) }
    }
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

  private func write(_ difference: FieldDifference, of report: DiffReport, to json: inout JSONDocument) {
    json.object { json in
      json.string("path", difference.path.description)
      json.string("change", difference.change.rawValue)
      if let old = difference.old {
        json.node("left", old)
        if let place = report.place(old, isLeft: true) { json.location("leftLocation", place) }
      }
      if let new = difference.new {
        json.node("right", new)
        if let place = report.place(new, isLeft: false) { json.location("rightLocation", place) }
      }
      if difference.followsRename { json.boolean("followsRename", true) }
    }
  }

  private func write(_ operation: PatchOperation, to json: inout JSONDocument) {
    json.object { json in
      json.string("op", operation.kind.rawValue)
      json.string("path", operation.path)
      if let value = operation.value { json.node("value", value) }
    }
  }
}
