import ArgumentParser
import Diagnostics
import Kubernetes
import Kustomize

/// `strata build`: prints what a kustomization makes.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Print the manifests that a kustomization makes.",
    discussion: """
      EXAMPLES
        strata build                                      the kustomization in this folder
        strata build overlays/prod
        strata build overlays/prod -o prod.yaml           into a file
        strata build overlays/prod -o rendered/           one file a resource, in a folder that exists

      Exit status: 0 built, 1 failed. On failure nothing is printed on standard output.
      """)

  @Argument(help: ArgumentHelp("A folder with a kustomization.", valueName: "DIR"), completion: .directory)
  var directory = "."

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file; into this folder, one file a resource.", valueName: "FILE|DIR"),
    completion: .file())
  var output: String?

  @Option(
    name: .customLong("component"),
    help: ArgumentHelp("Lay this component over the result; may be given several times.", valueName: "PATH"),
    completion: .directory)
  var components: [String] = []

  @OptionGroup(title: "Options of kustomize") var kustomize: KustomizeOptions
  @OptionGroup var reporting: ReportingOptions

  func run() throws {
    var options = kustomize.buildOptions()
    options.isStrict = reporting.strict
    let run = BuildRun(
      directory: directory, output: output == "" ? nil : output, components: components, options: options,
      reporter: reporting.reporter)
    try run.run()
  }
}
