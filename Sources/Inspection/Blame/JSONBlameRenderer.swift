import Diagnostics
import Kubernetes
import YAML

/// Tells as JSON where every value comes from, and what it replaced if that was kept.
package struct JSONBlameRenderer: OutputFormat {
  package let name = "json"

  package init() {}

  package func render(_ report: BlameReport, _ style: OutputStyle) -> [UInt8] {
    var json = JSONDocument()
    let blame = JSONBlame(target: report.target, origins: ValueOrigins(LineLocator(report.tree.text)))
    json.array { json in
      for resource in report.target.resources { blame.write(resource, to: &json) }
    }
    return json.finished()
  }
}

/// Writes the values of resources.
private struct JSONBlame {
  let target: BlameTarget
  let origins: ValueOrigins

  func write(_ resource: Resource, to json: inout JSONDocument) {
    json.object { json in
      json.identity(resource.id)
      json.array("values") { json in
        ValueOrigins.forEachValue(
          in: target.field?.value ?? resource.node, at: target.field?.path ?? ValuePath()
        ) { value, path in
          json.object { json in
            path.withBytes { json.string("path", $0) }
            write(value, to: &json)
          }
        }
      }
    }
  }

  private func write(_ value: ValueOrigins.Value, to json: inout JSONDocument) {
    json.node("value", value.node)
    guard ValueOrigins.hasPast(value) else {
      if let place = origins.place(of: value) { json.location("location", place) }
      return
    }
    let steps = origins.steps(to: value)
    write(steps[steps.count - 1], to: &json)
    json.array("replaced") { json in
      for step in steps.dropLast() {
        json.object { json in
          if target.hides(value.node) || target.hides(step.node) {
            json.string("value", SecretRanges.mask)
          } else {
            json.node("value", step.node)
          }
          write(step, to: &json)
        }
      }
    }
  }

  private func write(_ step: ValueOrigins.Step, to json: inout JSONDocument) {
    if let place = step.place { json.location("location", place) }
    guard let instruction = step.instruction else { return }
    json.object("instruction") { json in
      json.string("name", instruction.name)
      if let place = instruction.place { json.location("location", place) }
    }
  }
}
