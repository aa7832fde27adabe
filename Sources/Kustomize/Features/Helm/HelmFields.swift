import Kubernetes
import YAML

/// `helmCharts`, with the `helmGlobals` that hold for all of them, and the older `helmChartInflationGenerator`.
package struct HelmFields: StageField {
  package static let names = ["helmGlobals", "helmCharts", "helmChartInflationGenerator"]
  private let globals: Node?
  private let charts, deprecatedCharts: [Node]

  package init(_ kustomization: FieldReader) throws {
    globals = try kustomization.mapping("helmGlobals")
    charts = try kustomization.list("helmCharts")
    deprecatedCharts = try kustomization.list("helmChartInflationGenerator")
  }

  package func stages(in layer: LayerContext) throws -> [Stage] {
    let globals = try effectiveGlobals()
    var all = try charts.map { try HelmChart($0, globals: globals, strict: true) }
    all += try deprecatedCharts.map { try HelmChart(deprecated: $0, globals: globals) }
    return try all.map { chart in
      var chart = chart
      if chart.namespace.isEmpty { chart.namespace = layer.namespace }
      return Stage(
        "generator", at: chart.node, kind: "HelmChartInflationGenerator", isReusable: false,
        .generates(try HelmChartGenerator(chart, in: layer)))
    }
  }

  /// Entries of the older field give what a kustomization without `helmGlobals` has in common.
  private func effectiveGlobals() throws -> HelmGlobals {
    if let node = globals { return try HelmGlobals(node, strict: true) }
    var globals = HelmGlobals()
    for node in deprecatedCharts {
      let entry = try FieldReader(node, "a Helm chart")
      globals.set(chartHome: try entry.string("chartHome"), configHome: try entry.string("helmHome"))
    }
    return globals
  }
}
