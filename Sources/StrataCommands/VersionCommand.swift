import ArgumentParser
import Kustomize

/// `strata version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.",
    discussion: "Exit status: 0.")

  func run() throws { try StandardOutput.write("strata \(strataVersion)\n") }
}
