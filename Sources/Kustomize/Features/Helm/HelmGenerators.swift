import Kubernetes
import YAML

/// The generators of the charts that a kustomization names in `helmCharts` and `helmChartInflationGenerator`.
///
/// - Parameter inheritedNamespace: of the layers above, for charts and kustomizations that give none.
/// - Throws: `Diagnostic` where an entry is wrong, or Helm is not enabled.
func helmGenerators(
  of kustomization: Kustomization, inheritedNamespace: String, in layer: LayerContext
) throws -> [HelmChartGenerator] {
  let reader = try FieldReader(kustomization.node, "a kustomization")
  let deprecated = try reader.list("helmChartInflationGenerator")
  var globals = HelmGlobals()
  if let node = kustomization.helmGlobals {
    globals = try HelmGlobals(node, strict: true)
  } else {
    for node in deprecated {
      let entry = try FieldReader(node, "a Helm chart")
      globals.set(chartHome: try entry.string("chartHome"), configHome: try entry.string("helmHome"))
    }
  }
  var charts = try kustomization.helmCharts.map { try HelmChart($0, globals: globals, strict: true) }
  charts += try deprecated.map { try HelmChart(deprecated: $0, globals: globals) }
  let own = kustomization.namespace?.string ?? ""
  return try charts.map { chart in
    var chart = chart
    if chart.namespace.isEmpty { chart.namespace = own.isEmpty ? inheritedNamespace : own }
    return try HelmChartGenerator(chart, in: layer)
  }
}

/// The generator that a `HelmChartInflationGenerator` among `generators` configures.
///
/// - Throws: `Diagnostic` where the configuration is wrong, or Helm is not enabled.
func helmGenerator(for configuration: Resource, in layer: LayerContext) throws -> HelmChartGenerator {
  let node = configuration.node
  return try HelmChartGenerator(
    HelmChart(node, globals: HelmGlobals(node, strict: false), strict: false), in: layer)
}
