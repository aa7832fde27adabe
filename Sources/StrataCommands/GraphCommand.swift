import ArgumentParser
import DeploymentModels
import Diagnostics
import Inspection
import Kustomize

/// `strata graph`: what refers to what.
struct GraphCommand: ParsableCommand {
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

  @Option(
    name: .customLong("component"),
    help: ArgumentHelp("Lay this component over the result; may be given several times.", valueName: "PATH"),
    completion: .directory)
  var components: [String] = []

  @OptionGroup(title: "Options of kustomize") var kustomize: KustomizeOptions
  @OptionGroup var reporting: ReportingOptions

  func run() throws {
    try reporting.reporter.reportingErrors(failure: "the graph of '\(directory)' is not complete") {
      let style = OutputStyle(color: reporting.color.isOn(StandardOutput.descriptor))
      if layers {
        guard let output = OutputName<LayerTree>(argument: output.format.name) else {
          throw Diagnostic(.wrongTargets, "layers are told as \(OutputName<LayerTree>.list)")
        }
        return StandardOutput.write(try output.format.render(LayerTree(directory: directory), style))
      }
      var options = kustomize.buildOptions()
      options.isStrict = reporting.strict
      let manifests = try Manifests.load(
        directory, options: options, components: components, plugins: [DeploymentModelPlugin()])
      let graph = ResourceGraph(manifests.resources)
      // Drawn even where it fails: the picture shows what is missing.
      StandardOutput.write(try output.format.render(Picture(graph), style))
      if reporting.strict, !graph.dangling.isEmpty { throw DiagnosticList(asErrors: graph.warnings) }
      reporting.reporter.report(manifests.warnings + graph.warnings)
    }
  }
}
