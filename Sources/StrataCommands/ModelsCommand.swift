import ArgumentParser
import DeploymentModels
import Kustomize

/// `strata models`: compares deployment models of one kustomization.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Compare deployment models of a kustomization.",
    discussion: """
      EXAMPLES
        strata models overlays/prod models/*
        strata models overlays/prod models/* -o markdown > comparison.md
        strata models overlays/prod models/single-pod models/multi-pod -o json

      A model that is refused is shown as that. Exit status: 0 compared, 1 the kustomization cannot be built.
      """)

  @Argument(help: ArgumentHelp("A folder with a kustomization.", valueName: "DIR"), completion: .directory)
  var directory: String

  @Argument(
    help: ArgumentHelp("Folders of components, each with a deployment model.", valueName: "MODEL"),
    completion: .directory)
  var models: [String]

  @Option(name: [.short, .long], help: "How to print it: text, json or markdown.")
  var output = ComparisonFormat.text

  @OptionGroup(title: "Options of kustomize") var kustomize: KustomizeOptions
  @OptionGroup var reporting: ReportingOptions

  func run() throws {
    try reporting.reporter.reportingErrors(failure: "'\(directory)' was not built") {
      let comparison = try ModelComparison(
        directory: directory, models: models, options: kustomize.buildOptions())
      switch output {
      case .text: StandardOutput.write(comparison.text)
      case .markdown: StandardOutput.write(comparison.markdown)
      case .json: StandardOutput.write(try comparison.json())
      }
    }
  }
}

/// The values of `strata models --output`.
enum ComparisonFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, markdown
}
