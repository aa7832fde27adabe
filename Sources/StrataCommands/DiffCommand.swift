import ArgumentParser
import DeploymentModels
import Diagnostics
import Inspection
import Kustomize

/// `strata diff`: what is different between two environments.
struct DiffCommand: ReportingCommand {
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

  @Option(name: .shortAndLong, help: "How to tell it: \(OutputName<DiffReport>.list).")
  var output = OutputName<DiffReport>()

  @Flag(help: "Follow each value by the place that it comes from.")
  var blame = false

  @Flag(help: "Tell what differs among any number of targets, in one table.")
  var matrix = false

  @Option(help: ArgumentHelp("Compare with the rendering at a git revision.", valueName: "REF"))
  var git: String?

  @Option(name: .customLong("match"), help: "How far to look for a resource's counterpart: auto, name or exact.")
  var match = MatchMode.auto

  @Flag(help: "Show what Secrets hold.")
  var showSecrets = false

  @Flag(help: "Show references that differ only because what they name has another name.")
  var showReferences = false

  @Option(help: ArgumentHelp("The longest markdown, in bytes.", valueName: "BYTES"))
  var maxSize = MarkdownDiffRenderer.defaultSizeLimit

  @OptionGroup var options: CommandOptions

  /// A difference has status 1, so that a failure needs another one.
  static let failureStatus: Int32 = 2

  func run(_ reporter: Reporter) throws {
    var isDifferent = false
    try options.reportingErrors(
      to: reporter, failure: "nothing was compared", status: Self.failureStatus
    ) {
      isDifferent = try compare(reporter)
    }
    if isDifferent { throw ExitStatus(code: 1) }
  }

  private func compare(_ reporter: Reporter) throws -> Bool {
    let request = try DiffRequest(targets, revision: git, isMatrix: matrix, output: output.format.name)
    var sides = try load(request)
    try options.refuseBuildOptions(for: sides)
    switch request {
    case .sides:
      reporter.report(sides.flatMap(\.warnings))
      return try write(sides[0], sides[1])
    case .revision(let revision, let target):
      sides[0].name = "\(revision):\(target)"
      // What was committed is what it is: its warnings are those of another day.
      reporter.report(sides[1].warnings)
      return try write(sides[0], sides[1])
    case .matrix(_, let output):
      reporter.report(sides.flatMap(\.warnings))
      let table = EnvironmentMatrix(sides, mode: match, showsSecrets: showSecrets)
      try tell(output.format.render(table, style))
      return !table.sections.isEmpty
    }
  }

  /// What is to be compared, in the order in which it is asked for.
  func load(_ request: DiffRequest) throws -> [Manifests] {
    var build = options.build
    build.namesCommits = true
    return try Manifests.load(
      try request.sources(), options: build, components: options.components, plugins: [DeploymentModelPlugin()])
  }

  /// Writes the report. What was found out is the status, even where nobody reads on.
  private func tell(_ report: [UInt8]) throws {
    StandardOutput.outlivesItsReader()
    do {
      try StandardOutput.write(report)
    } catch StandardOutput.Failure.readerLeft {}
  }

  private var style: OutputStyle {
    OutputStyle(color: options.color, sizeLimit: maxSize)
  }

  private func write(_ left: Manifests, _ right: Manifests) throws -> Bool {
    var report = DiffReport(left, right, mode: match, showsSecrets: showSecrets)
    report.showsPlaces = blame
    report.showsReferences = showReferences
    try tell(output.format.render(report, style))
    return !report.isEmpty
  }
}

extension MatchMode: ExpressibleByArgument {}
