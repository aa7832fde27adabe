import ArgumentParser
import Kustomize

/// What every command takes that builds a kustomization, in its own words: there is one set of them.
struct CommandOptions: ParsableArguments {
  @Option(
    name: .customLong("component"),
    help: ArgumentHelp("Lay this component over each kustomization; may be given several times.", valueName: "PATH"),
    completion: .directory)
  var components: [String] = []

  @OptionGroup var reporting: ReportingOptions
  @OptionGroup(title: "Options of kustomize") var kustomize: KustomizeOptions

  /// Whether standard output is coloured.
  var color: Bool { reporting.color.isOn(StandardOutput.descriptor) }

  /// How builds are made.
  var build: BuildOptions {
    var options = kustomize.buildOptions()
    options.isStrict = reporting.strict
    options.notesProgramErrors = reporting.messageFormat != OutputName()
    return options
  }
}
