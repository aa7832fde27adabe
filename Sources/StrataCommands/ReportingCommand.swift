import ArgumentParser

/// A command of Strata's, whose messages go to one reporter with those of the parser and of standard output.
protocol ReportingCommand: ParsableCommand {
  /// How it ends where it fails, or where its command line is wrong.
  static var failureStatus: Int32 { get }

  /// - Throws: `ExitStatus` where it ends with another one than 0, `StandardOutput.Failure`.
  func run(_ reporter: Reporter) throws
}

extension ReportingCommand {
  static var failureStatus: Int32 { 1 }
}
