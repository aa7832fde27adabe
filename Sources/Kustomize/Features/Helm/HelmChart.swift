import Diagnostics
import Kubernetes
import YAML

/// A chart to inflate, with what helm is told: an entry of `helmCharts` and the `helmGlobals` that go with it.
/// (kustomize: api/types/helmchartargs.go.)
package struct HelmChart {
  package enum ValuesMerge: String, CaseIterable, Sendable {
    /// Inline values go over those of the file.
    case override
    /// Values of the file go over the inline ones.
    case merge
    /// Inline values stand alone.
    case replace
  }

  /// Where the chart is asked for.
  package var node: Node
  package var name = ""
  package var version = ""
  package var repository = ""
  package var releaseName = ""
  package var namespace = ""
  package var nameTemplate = ""
  /// The values file that takes the place of the chart's own.
  package var valuesFile: Node?
  package var additionalValuesFiles: [Node] = []
  package var inlineValues: Node?
  package var valuesMerge = ValuesMerge.override
  package var apiVersions: [String] = []
  package var kubeVersion = ""
  package var includesCRDs = false
  package var skipsHooks = false
  package var skipsTests = false
  package var isDebug = false
  package var takesDevelopmentVersions = false
  package var globals = HelmGlobals()

  private static let fields = [
    "name", "version", "repo", "releaseName", "namespace", "additionalValuesFiles", "valuesFile", "valuesInline",
    "valuesMerge", "includeCRDs", "skipHooks", "apiVersions", "kubeVersion", "nameTemplate", "skipTests", "debug",
    "devel",
  ]

  /// - Parameter strict: refuses unknown fields; the configuration of a plugin has others.
  package init(_ node: Node, globals: HelmGlobals, strict: Bool) throws {
    self.node = node
    self.globals = globals
    let reader = try FieldReader(node, "a Helm chart", fields: strict ? Self.fields : nil)
    name = try reader.string("name")
    version = try reader.string("version")
    repository = try reader.string("repo")
    releaseName = try reader.string("releaseName")
    namespace = try reader.string("namespace")
    nameTemplate = try reader.string("nameTemplate")
    valuesFile = try Self.path(reader, "valuesFile")
    additionalValuesFiles = try reader.strings("additionalValuesFiles")
    inlineValues = try reader.mapping("valuesInline").flatMap { $0.isEmptyCollection ? nil : $0 }
    try decodeValuesMerge(reader)
    apiVersions = try reader.strings("apiVersions").map(\.string)
    kubeVersion = try reader.string("kubeVersion")
    includesCRDs = try reader.bool("includeCRDs")
    skipsHooks = try reader.bool("skipHooks")
    skipsTests = try reader.bool("skipTests")
    isDebug = try reader.bool("debug")
    takesDevelopmentVersions = try reader.bool("devel")
    guard !name.isEmpty else { throw Diagnostic.missingField("name", of: "a Helm chart", in: node) }
  }

  /// Decodes an entry of the deprecated `helmChartInflationGenerator`.
  package init(deprecated node: Node, globals: HelmGlobals) throws {
    self.node = node
    self.globals = globals
    let reader = try FieldReader(
      node, "a Helm chart",
      fields: [
        "chartName", "chartVersion", "chartRepoUrl", "chartHome", "chartRepoName", "helmBin", "helmHome", "values",
        "valuesLocal", "valuesMerge", "releaseName", "releaseNamespace", "extraArgs",
      ])
    name = try reader.string("chartName")
    version = try reader.string("chartVersion")
    repository = try reader.string("chartRepoUrl")
    valuesFile = try Self.path(reader, "values")
    inlineValues = try reader.mapping("valuesLocal").flatMap { $0.isEmptyCollection ? nil : $0 }
    try decodeValuesMerge(reader)
    releaseName = try reader.string("releaseName")
    guard !name.isEmpty else { throw Diagnostic.missingField("chartName", of: "a Helm chart", in: node) }
  }

  private static func path(_ reader: FieldReader, _ field: String) throws -> Node? {
    try reader.stringNode(field).flatMap { $0.bytes.isEmpty ? nil : $0 }
  }

  private mutating func decodeValuesMerge(_ reader: FieldReader) throws {
    guard let mode = try Self.path(reader, "valuesMerge") else { return }
    guard let merge = ValuesMerge(rawValue: mode.string) else {
      throw Diagnostic.invalidChoice(mode, "a way to merge values", ValuesMerge.allCases.map(\.rawValue))
    }
    valuesMerge = merge
  }
}

/// What all charts of a kustomization have in common.
package struct HelmGlobals: Hashable, Sendable {
  /// The folder of charts, from the kustomization's folder.
  package var chartHome = "charts"
  /// What helm takes for its configuration; nil is a folder of the build's own.
  package var configHome: String?

  package init() {}

  /// - Parameter strict: refuses unknown fields; the configuration of a plugin has others.
  package init(_ node: Node, strict: Bool) throws {
    let reader = try FieldReader(node, "helmGlobals", fields: strict ? ["chartHome", "configHome"] : nil)
    set(chartHome: try reader.string("chartHome"), configHome: try reader.string("configHome"))
  }

  mutating func set(chartHome: String, configHome: String) {
    if !chartHome.isEmpty { self.chartHome = chartHome }
    if !configHome.isEmpty { self.configHome = configHome }
  }
}
