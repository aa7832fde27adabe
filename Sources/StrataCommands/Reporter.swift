import Diagnostics

/// Tells errors and warnings on standard error.
struct Reporter {
  var color = ColorMode.auto

  private var renderer: TextRenderer { TextRenderer(color: color.isOn(StandardError.descriptor)) }

  /// Tells each once: two builds may have the same to say of what they share.
  func report(_ diagnostics: [Diagnostic]) {
    var told: Set<Diagnostic> = []
    for diagnostic in diagnostics where told.insert(diagnostic).inserted {
      StandardError.write(renderer.render(diagnostic))
    }
  }

  /// Runs a command, and tells its errors.
  ///
  /// - Parameters:
  ///   - failure: the last line of a failure.
  ///   - status: its exit status.
  /// - Throws: `ExitStatus` where the command failed.
  func reportingErrors(failure: String, status: Int32 = 1, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as Diagnostic {
      fail([error], failure)
      throw ExitStatus(code: status)
    } catch let error as DiagnosticList {
      fail(error.diagnostics, failure)
      throw ExitStatus(code: status)
    }
  }

  private func fail(_ diagnostics: [Diagnostic], _ failure: String) {
    report(diagnostics)
    StandardError.write("strata: \(failure)\n")
  }
}
