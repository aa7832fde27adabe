import Diagnostics
import Kubernetes
import YAML

/// Inflates a chart through the helm program. (kustomize: api/internal/builtins/HelmChartInflationGenerator.go.)
struct HelmChartGenerator: Generator {
  private let chart: HelmChart
  private let command: String
  private let timeLimit: Duration
  private let runsPlugins: Bool

  /// - Throws: `Diagnostic` where Helm is not enabled, or would do more than render.
  init(_ chart: HelmChart, in layer: LayerContext) throws {
    var chart = chart
    let options = layer.build.options
    guard options.enablesHelm else { throw Diagnostic.helmDisabled(chart, options) }
    guard !options.helmCommand.isEmpty else { throw Diagnostic.noHelmCommand(chart) }
    // What the kustomization says goes before the command line.
    if chart.kubeVersion.isEmpty { chart.kubeVersion = options.helmKubeVersion ?? "" }
    if chart.apiVersions.isEmpty { chart.apiVersions = options.helmAPIVersions }
    chart.isDebug = chart.isDebug || options.helmDebug
    // No part of the kustomization may be an option to helm, or lead out of the folder of charts.
    guard ![chart.name, chart.repository, chart.releaseName, chart.version].contains(where: { $0.hasPrefix("-") }),
      !chart.name.split(separator: "/").contains(".."), !Path.isAbsolute(chart.name), !chart.version.contains("/")
    else { throw Diagnostic.refusedChartName(chart) }
    self.chart = chart
    command = options.helmCommand
    timeLimit = options.programTimeLimit
    runsPlugins = options.enablesExec
    if !runsPlugins, let home = chart.globals.configHome {
      let plugins = Path.absolute("\(home)/.data/plugins", from: layer.build.fileSystem.currentDirectory)
      // A folder that cannot be read may have some.
      let isThere = layer.build.fileSystem.kind(of: plugins) != nil
      guard !isThere || (try? layer.build.fileSystem.names(in: plugins)) == [] else {
        throw Diagnostic.helmPlugins(chart)
      }
    }
  }

  /// The generator that a `HelmChartInflationGenerator` among `generators` configures.
  ///
  /// - Throws: `Diagnostic` where the configuration is wrong, or Helm is not enabled.
  init(configuredBy configuration: BuiltInConfiguration) throws {
    let node = configuration.node
    try self.init(HelmChart(node, globals: HelmGlobals(node, strict: false), strict: false), in: configuration.layer)
  }

  func generate(in layer: LayerContext) throws -> [Resource] {
    for file in chart.additionalValuesFiles {
      _ = try layer.loader.read(file.string, at: file, into: layer.tree.text)
    }
    let folder = try TemporaryDirectory(prefix: "strata-helm-")
    let home = chartHome(in: layer)
    try checkVersion(folder)
    let path = Path.join(home, chart.name)
    if layer.build.fileSystem.kind(of: path) != .directory {
      guard !chart.repository.isEmpty else { throw Diagnostic.chartNotFound(chart, home) }
      try run(pullArguments(home: home), folder)
    }
    let values = try folder.write(values(path: path, in: layer), to: "values.yaml")
    let output = try run(templateArguments(path: path, values: values, root: layer.loader.root), folder).output
    let resources = try read(output, layer.tree)
    for resource in resources { resource.setAnnotation(Resource.helmAnnotation, "true") }
    return resources
  }

  /// The folder of charts; pulled ones have one for each version.
  private func chartHome(in layer: LayerContext) -> String {
    let home = Path.absolute(chart.globals.chartHome, from: layer.loader.root)
    guard !chart.version.isEmpty, !chart.repository.isEmpty else { return home }
    return Path.join(home, "\(chart.name)-\(chart.version)")
  }

  // MARK: Values

  /// The values that the chart gets besides its own: those of the file, the inline ones, or both.
  private func values(path: String, in layer: LayerContext) throws -> [UInt8] {
    if chart.valuesMerge == .replace, let inline = chart.inlineValues { return try written(inline) }
    let name = chart.valuesFile?.string ?? "\(path)/values.yaml"
    let file = try layer.loader.read(name, at: chart.valuesFile ?? chart.node, into: layer.tree.text)
    guard let inline = chart.inlineValues else { return Array(layer.tree.text.bytes(file.range)) }
    guard let ofFile = try Reader.read(file, into: layer.tree).first, ofFile.isMapping else {
      return try written(inline)
    }
    if chart.valuesMerge == .override {
      try HelmValues.merge(inline, over: ofFile)
      return try written(ofFile)
    }
    let values = inline.copy()
    try HelmValues.merge(ofFile, over: values)
    return try written(values)
  }

  private func written(_ values: Node) throws -> [UInt8] {
    var writer = Writer()
    try writer.write(values)
    return writer.output
  }

  // MARK: Calls of helm

  private func checkVersion(_ folder: TemporaryDirectory) throws {
    let text = try run(["version", "--short"], folder).text
    guard let major = Self.majorVersion(in: text), major == "3" || major == "4" else {
      throw Diagnostic.helmVersion(chart, String(text.prefix { !$0.isNewline }))
    }
  }

  /// The first part of the first version number in a text: digits, and a dot with digits behind them.
  static func majorVersion(in text: String) -> String? {
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
      rest = rest[digits.endIndex...]
      if rest.first == ".", let next = rest.dropFirst().first, next.isASCII, next.isNumber { return String(digits) }
    }
    return nil
  }

  func pullArguments(home: String) -> [String] {
    var arguments = ["pull", "--untar", "--untardir", home]
    if chart.repository.hasPrefix("oci://") {
      let base = chart.repository.hasSuffix("/") ? String(chart.repository.dropLast()) : chart.repository
      arguments.append("\(base)/\(chart.name)")
    } else {
      arguments += ["--repo", chart.repository, chart.name]
    }
    if !chart.version.isEmpty { arguments += ["--version", chart.version] }
    if chart.takesDevelopmentVersions { arguments.append("--devel") }
    return arguments
  }

  func templateArguments(path: String, values: String, root: String) -> [String] {
    var arguments = ["template", chart.releaseName.isEmpty ? "--generate-name" : chart.releaseName, path]
    if !chart.namespace.isEmpty { arguments += ["--namespace", chart.namespace] }
    if !chart.nameTemplate.isEmpty { arguments += ["--name-template", chart.nameTemplate] }
    arguments += ["-f", values]
    for file in chart.additionalValuesFiles { arguments += ["-f", Path.join(root, file.string)] }
    for version in chart.apiVersions { arguments += ["--api-versions", version] }
    if !chart.kubeVersion.isEmpty { arguments += ["--kube-version", chart.kubeVersion] }
    if chart.includesCRDs { arguments.append("--include-crds") }
    if chart.skipsTests { arguments.append("--skip-tests") }
    if chart.skipsHooks { arguments.append("--no-hooks") }
    if chart.isDebug { arguments.append("--debug") }
    if chart.takesDevelopmentVersions { arguments.append("--devel") }
    return arguments
  }

  @discardableResult
  private func run(_ arguments: [String], _ folder: TemporaryDirectory) throws -> ProcessResult {
    let configuration = chart.globals.configHome ?? "\(folder.path)/helm"
    var request = ProcessRequest(command, arguments)
    request.timeLimit = timeLimit
    request.timeHint = Diagnostic.timeHint
    request.outputLimit = ProcessRunner.usualOutputLimit
    request.environment = [
      "HELM_CONFIG_HOME": configuration, "HELM_CACHE_HOME": "\(configuration)/.cache",
      "HELM_DATA_HOME": "\(configuration)/.data",
    ]
    // helm's plugins are programs: the user's may run, where the environment names their folder; the tree's only with exec.
    if !runsPlugins, System.environmentVariable("HELM_PLUGINS") == nil {
      request.environment["HELM_PLUGINS"] = "\(folder.path)/no-plugins"
    }
    request.installHint = Diagnostic.helmHint
    let result = try located(at: chart.node) { try ProcessRunner().run(request) }
    guard result.isSuccess else { throw Diagnostic.helmFailed(chart, request, result) }
    return result
  }

  // MARK: Output

  private func read(_ output: [UInt8], _ tree: Tree) throws -> [Resource] {
    let file = try tree.text.addFile(path: "Helm chart \(chart.name)", contents: output)
    do {
      return try ResourceReader(tree: tree).resources(in: file)
    } catch let error as Diagnostic {
      // helm may print messages before the manifests: these begin at the first line of three dashes.
      let text = tree.text.bytes(file.range)
      guard let start = Self.firstDocument(in: text) else { throw Diagnostic.invalidChartOutput(chart, error) }
      let rest = try tree.text.addFile(path: file.path, contents: text.extracting(start...))
      do {
        return try ResourceReader(tree: tree).resources(in: rest)
      } catch is Diagnostic {
        throw Diagnostic.invalidChartOutput(chart, error)
      }
    }
  }

  /// Where the first line of three dashes begins, unless it is the first line of all.
  private static func firstDocument(in text: ByteSpan) -> Int? {
    var i = 0
    while let end = text[i...].firstIndex(of: 0x0A), end + 1 < text.count {
      i = end + 1
      if text[i...].starts(with: "---".utf8) { return i }
    }
    return nil
  }
}
