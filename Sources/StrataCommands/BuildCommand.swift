import ArgumentParser
import Diagnostics
import Kubernetes
import Kustomize

/// `strata build`: prints what a kustomization makes.
struct BuildCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Print the manifests that a kustomization makes.",
    discussion: """
      EXAMPLES
        strata build                                      the kustomization in this folder
        strata build overlays/prod
        strata build overlays/prod -o prod.yaml           into a file
        strata build overlays/prod -o rendered/           one file per resource

      Exit status: 0 built, 1 failed. On failure nothing is printed on standard output.
      """)

  @Argument(help: ArgumentHelp("A folder with a kustomization.", valueName: "DIR"), completion: .directory)
  var directory = "."

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file; into this folder, one file per resource.", valueName: "FILE|DIR"),
    completion: .file())
  var output: String?

  @OptionGroup var options: CommandOptions

  func run(_ reporter: Reporter) throws {
    let run = BuildRun(
      directory: directory, output: output == "" ? nil : output, components: options.components, options: options.build)
    try run.run(reporter)
  }
}
