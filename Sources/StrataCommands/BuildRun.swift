import DeploymentModels
import Kustomize

/// What `strata build` does, once its command line is understood.
struct BuildRun {
  var directory = "."
  /// A file, or a folder that exists; nil prints.
  var output: String?
  var components: [String] = []
  var options = BuildOptions.ofEnvironment

  func run(_ reporter: Reporter) throws {
    var files: ManifestFiles?
    let failure = "'\(directory)' was not built"
    if options.isUntrusted { ResourceWatch.start(failure: failure, status: 1) }
    try reporter.reportingErrors(failure: failure) {
      let result = try Build.run(
        directory: directory, options: options, components: components, plugins: [DeploymentModelPlugin()])
      // The process ends with this run: to take a large build apart piece by piece would only delay that.
      _ = Unmanaged.passRetained(Kept(result: result))
      if let output {
        files = try ManifestFiles(result, at: output)
        reporter.report(result.warnings)
      } else {
        let manifests = try result.written()
        reporter.report(result.warnings)
        for part in manifests { try part.withOutput(StandardOutput.write) }
      }
    }
    if let files {
      CommandPhase.startWriting()
      try reporter.reportingErrors(failure: "nothing was written") { try files.write() }
    }
  }
}

/// A build that is never taken apart.
private final class Kept {
  let result: BuildResult
  init(result: BuildResult) { self.result = result }
}

extension BuildRun {
  /// The run of a command line with nothing but a folder: `build DIR`, or `build`.
  ///
  /// It is what is run most, and reading the conformances of the argument parser's types costs three times such a build,
  /// so that the parser is left out. All other command lines are its affair: nil.
  init?(plain arguments: [String]) {
    guard arguments.first == "build", arguments.count <= 2 else { return nil }
    guard let directory = arguments.dropFirst().first else {
      self.init()
      return
    }
    guard !directory.hasPrefix("-"), !directory.isEmpty else { return nil }
    self.init(directory: directory)
  }
}
