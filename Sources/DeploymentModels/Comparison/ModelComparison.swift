import Diagnostics
import Kustomize

/// Models of one kustomization, side by side.
package struct ModelComparison: Reportable {
  package static let formats: [any OutputFormat<ModelComparison>] = [
    TextComparisonRenderer(), JSONComparisonRenderer(), MarkdownComparisonRenderer(),
  ]

  package let directory: String
  package private(set) var models: [(path: String, summary: ModelSummary)] = []
  /// What lies over the kustomization in every model.
  private let components: [String]
  /// What the kustomization has to say without a model.
  package let warnings: [Diagnostic]

  /// Renders a kustomization in each model. A model that is refused is an answer too.
  ///
  /// - Parameters:
  ///   - models: folders of components, each with a model.
  ///   - components: folders of components to lay over it first, whatever the model.
  /// - Throws: `Diagnostic` where the kustomization itself cannot be built.
  package init(
    directory: String, models: [String], components: [String] = [], options: BuildOptions = BuildOptions(),
    fileSystem: any FileSystem = RealFileSystem()
  ) throws {
    self.directory = directory
    self.components = components
    warnings = try Build.run(
      directory: directory, options: options, components: components, plugins: [DeploymentModelPlugin()],
      fileSystem: fileSystem
    ).warnings
    for path in models {
      let name = Path.lastComponent(Path.clean(path))
      do {
        let result = try Build.run(
          directory: directory, options: options, components: components + [path], plugins: [DeploymentModelPlugin()],
          fileSystem: fileSystem)
        self.models.append((path, ModelSummary(name: name, result)))
      } catch let refusal as Diagnostic where refusal.id.code.hasPrefix("M") {
        self.models.append((path, ModelSummary(name: name, refusal: refusal)))
      }
    }
  }

  /// A line of the comparison: what it is about, and what each model has there.
  struct Row {
    var title: String
    var cells: [String]
  }

  var rows: [Row] {
    func row(_ title: String, _ cell: (ModelSummary) -> String) -> Row {
      Row(title: title, cells: models.map { $0.summary.refusal == nil ? cell($0.summary) : "refused" })
    }
    return [
      row("workloads") { String($0.workloads) },
      row("pods (at the given replicas)") { String($0.pods) },
      row("containers") { String($0.containers) },
      row("Services") { String($0.services) },
      row("requested CPU, memory") { "\($0.cpu), \($0.memory)" },
      row("links over the network") { String($0.networkLinks) },
      row("links on loopback") { String($0.loopbackLinks) },
      row("restart together") { $0.restartWords },
      row("scale alone") { $0.scaleWords },
      row("ServiceAccounts") { String($0.accounts.count) },
      row("rules each container can use") { $0.ruleWords },
    ]
  }

  /// What is to be said below the lines: addresses that changed, warnings, and refusals.
  var remarks: [String] {
    models.flatMap { path, summary in
      var lines = summary.rewritten.map { "\(summary.name): \($0)" }
      if summary.warningCount > 0 {
        let count = summary.warningCount == 1 ? "1 warning" : "\(summary.warningCount) warnings"
        lines.append(
          "\(summary.name): \(count) (\(summary.warnings.joined(separator: ", "))): "
            + "strata build \(directory)\((components + [path]).map { " --component \($0)" }.joined()) shows "
            + (summary.warningCount == 1 ? "it" : "them"))
      }
      if let refusal = summary.refusal {
        let place = refusal.location.map { "\($0.pathAndLine): " } ?? ""
        lines.append("\(summary.name): refused: \(place)\(refusal.message) [\(refusal.id.code) \(refusal.id.name)]")
      }
      return lines
    }
  }
}

extension ModelSummary {
  var restartWords: String {
    if restartTogether.isEmpty { return "none" }
    if restartTogether.count == 1, restartTogether[0].count == processes.count { return "all" }
    return restartTogether.map { $0.joined(separator: "+") }.joined(separator: ", ")
  }

  var scaleWords: String {
    if scaleAlone.isEmpty { return "none" }
    return scalesAllAlone ? "all" : scaleAlone.joined(separator: ", ")
  }

  var ruleWords: String {
    let counts = Set(rules.map(\.count))
    if counts.count <= 1 { return String(rules.first?.count ?? 0) }
    // What most have is said last, once.
    let containers = Dictionary(grouping: rules, by: \.count).mapValues { Set($0.map(\.container)).count }
    let usual = containers.filter { $0.value > 1 }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    var words: [String] = []
    for rule in rules where rule.count != usual {
      let word = "\(rule.container) \(rule.count)"
      if !words.contains(word) { words.append(word) }
    }
    return (words + (usual.map { ["others \($0)"] } ?? [])).joined(separator: ", ")
  }
}
