import ArgumentParser
import Diagnostics

/// Whose part Strata takes: its own, or that of kustomize, for whoever calls it by that name.
enum Program: String, CaseIterable {
  case strata, kustomize

  /// The release of kustomize that Strata does as.
  static let kustomizeVersion = "v5.8.3"

  /// Asks for one of them, whatever the program is called.
  static let variable = "STRATA_AS"

  /// - Parameters:
  ///   - asked: what the environment asks for.
  ///   - path: what the program was called by.
  /// - Throws: `Diagnostic` where the environment asks for a program that there is not.
  init(asked: String?, path: String) throws {
    if let asked {
      guard let program = Program(rawValue: asked) else {
        let names = Program.allCases.map(\.rawValue)
        throw Diagnostic(
          .invalidArgument, "\(Program.variable) names no program that Strata can be: '\(asked)'",
          hint: didYouMean(asked, among: names), notes: [Diagnostic.Note("it can be \(names.joinedAsWords())")])
      }
      self = program
    } else {
      let name = Program.kustomize.rawValue
      self = path == name || path.hasSuffix("/\(name)") ? .kustomize : .strata
    }
  }

  /// What this process was started as; Strata itself where the environment asks for nonsense, which `Strata.run` refuses.
  static let current = (try? ofProcess()) ?? .strata

  static func ofProcess() throws -> Program {
    try Program(asked: System.environmentVariable(variable), path: CommandLine.arguments.first ?? "")
  }

  var root: any ParsableCommand.Type {
    switch self {
    case .strata: Strata.self
    case .kustomize: KustomizeProgram.self
    }
  }

  /// A command's help, whose examples are called by the name that the program was called by.
  func help(_ text: String) -> String {
    guard self == .kustomize else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("  strata ") ? "  kustomize " + line.dropFirst("  strata ".count) : String(line)
    }.joined(separator: "\n")
  }
}

extension ParsableCommand {
  static var commands: [any ParsableCommand.Type] {
    configuration.groupedSubcommands.flatMap(\.subcommands) + configuration.ungroupedSubcommands
  }

  static var names: [String] { [_commandName] + configuration.aliases }
}
