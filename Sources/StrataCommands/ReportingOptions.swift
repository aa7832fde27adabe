import ArgumentParser
import Diagnostics

/// How errors and warnings are told: the same for every command.
struct ReportingOptions: ParsableArguments {
  @Option(help: "Colour on standard error: auto, always or never. NO_COLOR is honoured.")
  var color = ColorMode.auto

  @Flag(help: "Fail on what is only a warning.")
  var strict = false

  private var renderer: TextRenderer {
    TextRenderer(color: color.isOn(StandardError.descriptor))
  }

  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { StandardError.write(renderer.render(diagnostic)) }
  }

  /// Runs a command, and tells its errors with the target that failed.
  func reportingErrors(target: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as Diagnostic {
      fail([error], target)
      throw ExitStatus(code: 1)
    } catch let error as DiagnosticList {
      fail(error.diagnostics, target)
      throw ExitStatus(code: 1)
    }
  }

  private func fail(_ diagnostics: [Diagnostic], _ target: String) {
    report(diagnostics)
    StandardError.write("strata: '\(target)' was not built\n")
  }
}

/// When to use colour.
enum ColorMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to use it on an open file.
  func isOn(_ descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isTerminal(descriptor) && environmentVariable("NO_COLOR") ?? "" == "" && environmentVariable("TERM") != "dumb"
    }
  }
}
