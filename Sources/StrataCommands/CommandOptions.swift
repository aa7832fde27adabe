import ArgumentParser
import Diagnostics
import Inspection
import Kustomize

/// What every command takes that builds a kustomization, in its own words: there is one set of them.
struct CommandOptions: ParsableArguments {
  @Option(
    name: .customLong("component"),
    help: ArgumentHelp("Lay this component over each kustomization; may be given several times.", valueName: "PATH"),
    completion: .directory)
  var components: [String] = []

  @Flag(
    help: """
      Build what a stranger wrote: fetch nothing, run nothing, follow no link, read nothing outside of the checkout, and \
      take 10 seconds at the most. Wins over the options that open these.
      """)
  var untrusted = false

  @OptionGroup var reporting: ReportingOptions
  @OptionGroup(title: "Options of kustomize") var kustomize: KustomizeOptions

  /// Whether standard output is coloured.
  var color: Bool { reporting.color.isOn(StandardOutput.descriptor) }

  /// Refuses what only a build heeds, where nothing is built.
  ///
  /// - Parameters:
  ///   - reason: why nothing is, as the end of a sentence: `with --layers, which builds nothing`.
  ///   - names: further options of builds that were given.
  func refuseBuildOptions(_ reason: String, and names: [String] = []) throws {
    guard let name = (names + kustomize.ofBuilds).first else { return }
    throw Diagnostic(.invalidArgument, "'\(name)' has no meaning \(reason)")
  }

  /// Refuses what only a build heeds, where all that is looked at was rendered by somebody else.
  func refuseBuildOptions(for manifests: [Manifests]) throws {
    guard !manifests.contains(where: \.isBuilt) else { return }
    try refuseBuildOptions("for manifests that are rendered already", and: components.isEmpty ? [] : ["--component"])
  }

  /// How builds are made.
  var build: BuildOptions {
    var options = kustomize.buildOptions()
    options.isStrict = reporting.strict
    options.notesProgramErrors = reporting.messageFormat != OutputName()
    return untrusted ? options.forStrangers : options
  }

  /// Runs a command that builds, and tells its errors.
  ///
  /// - Parameters:
  ///   - failure: the last line of a failure.
  ///   - status: its exit status.
  /// - Throws: `ExitStatus` where the command failed.
  func reportingErrors(
    to reporter: Reporter, failure: String, status: Int32 = 1, _ body: () throws -> Void
  ) throws {
    if untrusted { ResourceWatch.start(failure: failure, status: status) }
    try reporter.reportingErrors(failure: failure, status: status, body)
  }
}
