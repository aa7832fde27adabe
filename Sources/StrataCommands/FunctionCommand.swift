import ArgumentParser
import DeploymentModels
import Diagnostics
import Kustomize

/// `strata function`: a deployment model as a KRM function.
struct FunctionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "function",
    abstract: "Apply a deployment model to a ResourceList, for kustomize and kpt.",
    discussion: """
      Reads a ResourceList on standard input whose functionConfig is a DeploymentModel, and prints it with the
      resources that the model makes.

      EXAMPLES
        strata function < list.yaml
        kpt fn eval manifests/ --exec 'strata function' --fn-config model.yaml

      Exit status: 0 done, 1 the model is refused or the input is no ResourceList.
      """)

  @OptionGroup var reporting: ReportingOptions

  func run(_ reporter: Reporter) throws {
    try reporter.reportingErrors(failure: "the function failed") {
      let output = try ModelFunction().run(readStandardInput())
      if reporting.strict, !output.warnings.isEmpty { throw DiagnosticList(asErrors: output.warnings) }
      reporter.report(output.warnings)
      try StandardOutput.write(output.list)
    }
  }
}

/// All bytes of standard input.
private func readStandardInput() throws -> [UInt8] {
  let text = TextStore()
  do {
    let file = try RealFileSystem().read("/dev/stdin", as: "(standard input)", into: text)
    return Array(text.bytes(file.range))
  } catch {
    throw Diagnostic(.unreadableInput, "standard input cannot be read", path: "(standard input)")
  }
}

extension Diagnostic.ID {
  static let unreadableInput = Diagnostic.ID("K0903", "input-not-readable")
}
