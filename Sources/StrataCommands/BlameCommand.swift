import ArgumentParser
import DeploymentModels
import Diagnostics
import Inspection
import Kustomize

/// `strata blame`: where every line of the output comes from.
struct BlameCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "blame",
    abstract: "Tell which file and line set each value.",
    discussion: """
      What a transformer set points to its line in the kustomization, what a generator made to its literal or file.

      EXAMPLES
        strata blame overlays/prod
        strata blame overlays/prod StatefulSet/kagent
        strata blame overlays/prod StatefulSet/kagent spec.template.spec.containers[controller].image
        strata blame overlays/prod StatefulSet/kagent spec.replicas --history

      Exit status: 0 done, 1 failed.
      """)

  @Argument(help: ArgumentHelp("A folder with a kustomization.", valueName: "DIR"), completion: .directory)
  var directory: String

  @Argument(
    help: ArgumentHelp("One resource; KIND/NAMESPACE/NAME where several have the name.", valueName: "KIND/NAME"))
  var resource: String?

  @Argument(help: ArgumentHelp("One field of it.", valueName: "FIELD.PATH"))
  var field: String?

  @Flag(help: "Show for each value what it replaced, layer by layer.")
  var history = false

  @Flag(help: "Show what Secrets hold.")
  var showSecrets = false

  @Option(name: .shortAndLong, help: "How to tell it: \(OutputName<BlameReport>.list).")
  var output = OutputName<BlameReport>()

  @OptionGroup var options: CommandOptions

  func run(_ reporter: Reporter) throws {
    try options.reportingErrors(to: reporter, failure: "no blame of '\(directory)'") {
      var build = options.build
      build.keepsHistory = history
      build.namesCommits = true
      let result = try Build.run(
        directory: directory, options: build, components: options.components, plugins: [DeploymentModelPlugin()])
      let target = try BlameTarget(
        result.resources.resources, selection: resource, path: field, showsSecrets: showSecrets)
      reporter.report(result.warnings)
      let report = BlameReport(target, in: result.tree, showsHistory: history)
      let style = OutputStyle(color: options.color)
      try StandardOutput.write(output.format.render(report, style))
    }
  }
}
