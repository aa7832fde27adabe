import Diagnostics
import YAML

// The messages of Helm charts, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let helmDisabled = Diagnostic.ID("K1301", "helm-disabled")
  package static let helmFailed = Diagnostic.ID("K1302", "helm-failed")
  package static let helmVersion = Diagnostic.ID("K1303", "helm-version")
  package static let chartNotFound = Diagnostic.ID("K1304", "chart-not-found")
  package static let invalidChartOutput = Diagnostic.ID("K1305", "invalid-chart-output")
  package static let invalidChartValues = Diagnostic.ID("K1306", "invalid-chart-values")
}

enum HelmMessage {
  static let installHint = "Helm charts need helm: install it, or name it with --helm-command"

  static func disabled(_ chart: HelmChart) -> Diagnostic {
    chart.node.diagnostic(
      .helmDisabled, "the Helm chart '\(chart.name)' is not inflated", hint: "--enable-helm inflates charts")
  }

  static func noCommand(_ chart: HelmChart) -> Diagnostic {
    chart.node.diagnostic(.helmDisabled, "no helm program is given", hint: "name one with --helm-command")
  }

  static func refusedName(_ chart: HelmChart) -> Diagnostic {
    chart.node.diagnostic(
      .invalidValue, "a chart's name, repository or release does not begin with '-', nor does its name contain '..'")
  }

  static func failed(_ chart: HelmChart, _ request: ProcessRequest, _ result: ProcessResult) -> Diagnostic {
    let template =
      chart.isDebug
      ? [Diagnostic.Note("helm printed:")]
        + result.text.split(whereSeparator: \.isNewline).suffix(200).map { Diagnostic.Note(String($0)) } : []
    return chart.node.diagnostic(
      .helmFailed, "the Helm chart '\(chart.name)': '\(request.program)' \(result.status.text)",
      notes: [Diagnostic.Note("it was called as: \(redactingPassword(request.commandLine))")] + result.errorNotes
        + template)
  }

  static func version(_ chart: HelmChart, _ text: String) -> Diagnostic {
    chart.node.diagnostic(.helmVersion, "charts need helm 3 or 4, and this helm says '\(text)'")
  }

  static func noChart(_ chart: HelmChart, _ folder: String) -> Diagnostic {
    chart.node.diagnostic(
      .chartNotFound, "there is no chart '\(chart.name)' in '\(folder)', and no 'repo' to get it from")
  }

  static func invalidOutput(_ chart: HelmChart, _ reason: Diagnostic) -> Diagnostic {
    chart.node.diagnostic(
      .invalidChartOutput, "the Helm chart '\(chart.name)' makes what are no resources: \(reason.message)",
      notes: [Diagnostic.Note("it makes", at: reason.location)])
  }

  static func conflictingValues(_ key: Node, _ other: Node) -> Diagnostic {
    key.diagnostic(
      .invalidChartValues, "the value of '\(key.string)' is of another type than the one that it is merged with",
      notes: [Diagnostic.Note("the other one is at", at: other.location)])
  }
}
