import ArgumentParser
import DeploymentModels
import Diagnostics
import Inspection
import Kustomize

/// `strata diff`: what is different between two environments.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what is different between two kustomizations, or rendered files.",
    discussion: """
      Resources are matched by what they are, across name prefixes, namespaces and hash suffixes; list elements by
      their merge keys, so that another order is no difference. What Secrets hold is not shown.

      EXAMPLES
        strata diff overlays/dev overlays/prod
        strata diff overlays/dev overlays/prod --blame        with the file and line of each value
        kubectl get deploy -o yaml | strata diff - overlays/prod
        strata diff overlays/dev overlays/prod -o markdown    for a comment on a pull request
        strata diff --git main overlays/prod                  what this branch changes
        strata diff --matrix overlays/*                       one table of all environments

      Exit status: 0 the same, 1 different, 2 failed.
      """)

  @Argument(
    help: ArgumentHelp("Folders with a kustomization, rendered files, or - for standard input.", valueName: "A B"))
  var targets: [String] = []

  @Option(name: .shortAndLong, help: "How to tell it: text, unified, json, markdown or github.")
  var output = DiffOutput.text

  @Flag(help: "Follow each value by the place that it comes from.")
  var blame = false

  @Flag(help: "Tell what differs among any number of targets, in one table.")
  var matrix = false

  @Option(help: ArgumentHelp("Compare with the rendering at a git revision.", valueName: "REF"))
  var git: String?

  @Option(name: .customLong("match"), help: "How far to look for a resource's counterpart: auto, name or exact.")
  var match = MatchMode.auto

  @Option(
    name: .customLong("component"),
    help: ArgumentHelp("Lay this component over every folder; may be given several times.", valueName: "PATH"),
    completion: .directory)
  var components: [String] = []

  @Flag(help: "Show what Secrets hold.")
  var showSecrets = false

  @Flag(help: "Show references that differ only because what they name has another name.")
  var showReferences = false

  @Option(help: ArgumentHelp("The longest markdown, in bytes.", valueName: "BYTES"))
  var maxSize = MarkdownDiffRenderer.defaultSizeLimit

  @OptionGroup(title: "Options of kustomize") var kustomize: KustomizeOptions
  @OptionGroup var reporting: ReportingOptions

  /// A difference has status 1, so that a failure needs another one.
  static let failureStatus: Int32 = 2

  func run() throws {
    var isDifferent = false
    try reporting.reporter.reportingErrors(failure: "nothing was compared", status: Self.failureStatus) {
      isDifferent = try compare()
    }
    if isDifferent { throw ExitStatus(code: 1) }
  }

  private func compare() throws -> Bool {
    let request = try DiffRequest(targets, revision: git, isMatrix: matrix, output: output)
    var options = kustomize.buildOptions()
    options.isStrict = reporting.strict
    options.namesCommits = true
    var sides = try Manifests.load(
      try request.sources(), options: options, components: components, plugins: [DeploymentModelPlugin()])
    switch request {
    case .sides:
      reporting.reporter.report(sides.flatMap(\.warnings))
      return write(sides[0], sides[1])
    case .revision(let revision, let target):
      sides[0].name = "\(revision):\(target)"
      // What was committed is what it is: its warnings are those of another day.
      reporting.reporter.report(sides[1].warnings)
      return write(sides[0], sides[1])
    case .matrix:
      reporting.reporter.report(sides.flatMap(\.warnings))
      return writeMatrix(sides)
    }
  }

  private func writeMatrix(_ environments: [Manifests]) -> Bool {
    let table = EnvironmentMatrix(environments, mode: match, showsSecrets: showSecrets)
    let renderer = MatrixRenderer(table)
    switch output {
    case .json: StandardOutput.write(renderer.json())
    case .markdown: StandardOutput.write(renderer.markdown())
    default: StandardOutput.write(renderer.text(color: reporting.color.isOn(StandardOutput.descriptor)))
    }
    return !table.sections.isEmpty
  }

  private func write(_ left: Manifests, _ right: Manifests) -> Bool {
    var report = DiffReport(left, right, mode: match, showsSecrets: showSecrets)
    report.showsPlaces = blame
    report.showsReferences = showReferences
    let color = reporting.color.isOn(StandardOutput.descriptor)
    switch output {
    case .text:
      var renderer = TextDiffRenderer(report, color: color)
      StandardOutput.write(renderer.render())
    case .unified: StandardOutput.write(UnifiedDiffRenderer(report, color: color).render())
    case .json: StandardOutput.write(JSONDiffRenderer(report).render())
    case .markdown: StandardOutput.write(MarkdownDiffRenderer(report, sizeLimit: maxSize).render())
    case .github: StandardOutput.write(GitHubDiffRenderer(report).render())
    }
    return !report.isEmpty
  }
}

/// The values of `-o`.
enum DiffOutput: String, ExpressibleByArgument, CaseIterable {
  case text, unified, json, markdown, github
}

extension MatchMode: ExpressibleByArgument {}
