import ArgumentParser
import Diagnostics
import Kustomize

/// `kustomize version`: the release of kustomize that Strata does as, and behind it its own. Argo CD takes the first number
/// in the output for kustomize's, and leaves out what that one would not know.
struct KustomizeVersionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.",
    discussion: """
      EXAMPLES
        strata version
        strata version -o json

      Exit status: 0 printed, 1 the command line is wrong.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, yaml
  }

  @Flag(help: "The version between braces, with Strata's behind it; deprecated.")
  var short = false

  @Option(name: .shortAndLong, help: "json or yaml, with Strata's version.")
  var output: Format?

  func validate() throws {
    if short && output != nil { throw ValidationError("--short and --output exclude each other") }
  }

  func run(_ reporter: Reporter) throws {
    switch output {
    case nil where short:
      // Where kustomize has the commit and the date of its build, and the blanks between what it leaves empty.
      try StandardOutput.write("{\(Program.kustomizeVersion)  strata-\(strataVersion)   }\n")
    case nil: try StandardOutput.write("\(Program.kustomizeVersion)\n")
    case .json:
      let fields = Self.fields.map { "  \"\($0)\": \"\($1)\"" }.joined(separator: ",\n")
      try StandardOutput.write("{\n\(fields)\n}\n")
    case .yaml: try StandardOutput.write(Self.fields.map { "\($0): \($1)\n" }.joined() + "\n")
    }
  }

  /// Kustomize's, in its order, and one of Strata's. What a build of Strata does not know is `unknown`, as it is there.
  private static let fields = [
    ("version", Program.kustomizeVersion), ("gitCommit", "unknown"), ("buildDate", "unknown"), ("goOs", system),
    ("goArch", architecture), ("goVersion", "unknown"), ("strataVersion", strataVersion),
  ]

  /// As Go calls it.
  private static var system: String {
    #if os(macOS)
      "darwin"
    #else
      "linux"
    #endif
  }

  /// As Go calls it.
  private static var architecture: String {
    #if arch(x86_64)
      "amd64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }
}
