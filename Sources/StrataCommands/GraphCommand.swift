import ArgumentParser
import DeploymentModels
import Diagnostics
import Inspection
import Kustomize

/// `strata graph`: what refers to what.
struct GraphCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw what refers to what, or which layer lies over which.",
    discussion: """
      Services point to pods, workloads to what they mount and run as, bindings to roles, autoscalers, disruption
      budgets, policies and monitors to what they are for. What is referred to and missing is red, and is listed on
      standard error.

      EXAMPLES
        strata graph overlays/prod                        in words
        strata graph overlays/prod -o svg > prod.svg      as a picture, without any other program
        strata graph overlays/prod -o mermaid             for a README on GitHub
        strata graph overlays/prod --layers               the bases, overlays and components

      Exit status: 0 done, 1 failed, or with --strict something is missing.
      """)

  @Argument(
    help: ArgumentHelp("A folder with a kustomization, a rendered file, or - for standard input.", valueName: "DIR"),
    completion: .directory)
  var directory = "."

  @Option(name: .shortAndLong, help: "How to draw it: \(OutputName<Picture>.list).")
  var output = OutputName<Picture>()

  @Flag(help: "Draw the kustomizations instead of the resources.")
  var layers = false

  @OptionGroup var options: CommandOptions

  func run(_ reporter: Reporter) throws {
    try options.reportingErrors(to: reporter, failure: "the graph of '\(directory)' is not complete") {
      let style = OutputStyle(color: options.color)
      if layers {
        guard let output = OutputName<LayerTree>(argument: output.format.name) else {
          throw Diagnostic(.wrongTargets, "layers are told as \(OutputName<LayerTree>.list)")
        }
        return try StandardOutput.write(output.format.render(layerTree(reporter), style))
      }
      let manifests = try Manifests.load(
        directory, options: options.build, components: options.components, plugins: [DeploymentModelPlugin()])
      try options.refuseBuildOptions(for: [manifests])
      let graph = ResourceGraph(manifests.resources)
      // Drawn even where it fails: the picture shows what is missing.
      try StandardOutput.write(output.format.render(Picture(graph), style))
      if options.reporting.strict, !graph.dangling.isEmpty { throw DiagnosticList(asErrors: graph.warnings) }
      reporter.report(manifests.warnings + graph.warnings)
    }
  }

  /// The layers, of which none is built: what only a build heeds is refused.
  private func layerTree(_ reporter: Reporter) throws -> LayerTree {
    try options.refuseBuildOptions("with --layers, which builds nothing")
    let tree = try LayerTree(
      directory: directory, components: options.components, restrictor: options.build.loadRestrictor,
      isUntrusted: options.untrusted)
    if options.reporting.strict, !tree.warnings.isEmpty { throw DiagnosticList(asErrors: tree.warnings) }
    reporter.report(tree.warnings)
    return tree
  }
}
