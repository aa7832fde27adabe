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

extension Diagnostic {
  static let helmHint = "Helm charts need helm: install it, or name it with --helm-command"

  static func helmDisabled(_ chart: HelmChart, _ options: BuildOptions) -> Diagnostic {
    chart.node.diagnostic(
      .helmDisabled, "the Helm chart '\(chart.name)' is not inflated",
      hint: options.hint("--enable-helm inflates charts"))
  }

  static func noHelmCommand(_ chart: HelmChart) -> Diagnostic {
    chart.node.diagnostic(.helmDisabled, "no helm program is given", hint: "name one with --helm-command")
  }

  static func helmPlugins(_ chart: HelmChart) -> Diagnostic {
    chart.node.diagnostic(
      .helmDisabled, "the folder that 'configHome' names has plugins of helm, which are programs",
      hint: "--enable-exec runs them")
  }

  static func refusedChartName(_ chart: HelmChart) -> Diagnostic {
    chart.node.diagnostic(
      .invalidValue, "a chart's name, repository or release does not begin with '-', nor does its name contain '..'")
  }

  static func helmFailed(_ chart: HelmChart, _ request: ProcessRequest, _ result: ProcessResult) -> Diagnostic {
    let template =
      chart.isDebug
      ? [Note("helm printed:")]
        + result.text.split(whereSeparator: \.isNewline).suffix(200).map { Note(String($0)) } : []
    return chart.node.diagnostic(
      .helmFailed, "the Helm chart '\(chart.name)': '\(request.program)' \(result.status.text)",
      notes: [Note("it was called as: \(redactingPassword(request.commandLine))")] + result.errorNotes
        + template)
  }

  static func helmVersion(_ chart: HelmChart, _ text: String) -> Diagnostic {
    chart.node.diagnostic(.helmVersion, "charts need helm 3 or 4, and this helm says '\(text)'")
  }

  static func chartNotFound(_ chart: HelmChart, _ folder: String) -> Diagnostic {
    chart.node.diagnostic(
      .chartNotFound, "there is no chart '\(chart.name)' in '\(folder)', and no 'repo' to get it from")
  }

  static func invalidChartOutput(_ chart: HelmChart, _ reason: Diagnostic) -> Diagnostic {
    chart.node.diagnostic(
      .invalidChartOutput, "the Helm chart '\(chart.name)' makes what are no resources: \(reason.message)",
      notes: [Note("it makes", at: reason.location)])
  }

  static func conflictingChartValues(_ key: Node, _ other: Node) -> Diagnostic {
    key.diagnostic(
      .invalidChartValues, "the value of '\(key.string)' is of another type than the one that it is merged with",
      notes: [Note("the other one is at", at: other.location)])
  }
}
