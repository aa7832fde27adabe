import Diagnostics

/// Prints a comparison as JSON, the fields of each object in alphabetical order. A model that is refused has a `refusal` in
/// place of its numbers.
package struct JSONComparisonRenderer: OutputFormat {
  package let name = "json"

  package init() {}

  package func render(_ comparison: ModelComparison, _ style: OutputStyle) -> [UInt8] {
    var json = JSONDocument()
    json.object { json in
      json.string("directory", comparison.directory)
      json.array("models") { json in
        for (path, summary) in comparison.models {
          json.object { json in
            if let refusal = summary.refusal {
              json.string("name", summary.name)
              json.string("path", path)
              write(refusal, to: &json)
            } else {
              write(summary, path: path, to: &json)
            }
          }
        }
      }
    }
    return json.finished()
  }

  private func write(_ refusal: Diagnostic, to json: inout JSONDocument) {
    json.object("refusal") { json in
      json.string("id", refusal.id.code)
      if let location = refusal.location { json.string("location", location.description) }
      json.string("message", refusal.message)
      json.string("name", refusal.id.name)
    }
  }

  private func write(_ summary: ModelSummary, path: String, to json: inout JSONDocument) {
    json.number("containers", summary.containers)
    json.number("loopbackLinks", summary.loopbackLinks)
    json.string("name", summary.name)
    json.number("networkLinks", summary.networkLinks)
    json.string("path", path)
    json.number("pods", summary.pods)
    json.string("requestedCPU", summary.cpu)
    json.string("requestedMemory", summary.memory)
    json.array("restartTogether") { json in
      for names in summary.restartTogether { json.strings(nil, names) }
    }
    json.strings("rewrittenAddresses", summary.rewritten)
    json.array("rules") { json in
      for rule in summary.rules {
        json.object { json in
          json.string("container", rule.container)
          json.number("count", rule.count)
        }
      }
    }
    json.strings("scaleAlone", summary.scaleAlone)
    json.strings("serviceAccounts", summary.accounts)
    json.number("services", summary.services)
    json.strings("warnings", summary.warnings)
    json.number("workloads", summary.workloads)
  }
}
