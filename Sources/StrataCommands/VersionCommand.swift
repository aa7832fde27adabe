import ArgumentParser
import Kustomize

/// `strata version`.
struct VersionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.",
    discussion: "Exit status: 0.")

  func run(_ reporter: Reporter) throws { try StandardOutput.write("strata \(strataVersion)\n") }
}
