import ArgumentParser
import DeploymentModels
import Diagnostics
import Kustomize

/// `strata models`: compares deployment models of one kustomization.
struct ModelsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Compare deployment models of a kustomization.",
    discussion: """
      EXAMPLES
        strata models overlays/prod models/*
        strata models overlays/prod models/* -o markdown > comparison.md
        strata models overlays/prod models/single-pod models/multi-pod -o json

      A model that is refused is shown as that. Exit status: 0 compared, 1 the kustomization cannot be built, or
      with --strict there are warnings.
      """)

  @Argument(help: ArgumentHelp("A folder with a kustomization.", valueName: "DIR"), completion: .directory)
  var directory: String

  @Argument(
    help: ArgumentHelp("Folders of components, each with a deployment model.", valueName: "MODEL"),
    completion: .directory)
  var models: [String]

  @Option(name: [.short, .long], help: "How to print it: \(OutputName<ModelComparison>.list).")
  var output = OutputName<ModelComparison>()

  @OptionGroup var options: CommandOptions

  func run(_ reporter: Reporter) throws {
    var warnings: [Diagnostic] = []
    try reporter.reportingErrors(failure: "'\(directory)' was not built") {
      // A warning ends the command where it is to be an error, and the comparison is shown all the same.
      var build = options.build
      build.isStrict = false
      let comparison = try ModelComparison(
        directory: directory, models: models, components: options.components, options: build)
      try StandardOutput.write(output.format.render(comparison, OutputStyle(color: options.color)))
      if options.reporting.strict {
        warnings = comparison.warnings + comparison.models.flatMap(\.summary.allWarnings)
      } else {
        reporter.report(comparison.warnings)
      }
    }
    try reporter.reportingErrors(failure: "with --strict a warning is an error") {
      if !warnings.isEmpty { throw DiagnosticList(asErrors: warnings) }
    }
  }
}
