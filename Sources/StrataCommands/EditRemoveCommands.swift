import ArgumentParser
import Editing

/// Takes entries out of a list.
struct RemoveEntriesCommand<List: EditedList>: EditingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: List.command, abstract: "Take entries out of '\(List.name)'.")
  }

  @Argument(help: ArgumentHelp("An entry, or a pattern of the shell.", valueName: List.entry))
  var patterns: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.remove(matching: patterns, from: List.name) }
}

/// Takes labels or annotations out.
struct RemovePairsCommand<Pairs: EditedPairs>: EditingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: Pairs.command, abstract: "Take \(Pairs.several) out of '\(Pairs.name)'.")
  }

  @Argument(help: ArgumentHelp("Keys, with commas between.", valueName: "KEYS"))
  var keys: String

  @Flag(name: [.customShort("i"), .long], help: "Pass over what is not there.")
  var ignoreNonExistence = false

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    try editor.remove(
      keys.split(separator: ",", omittingEmptySubsequences: false).map(String.init), in: Pairs.name,
      isForced: ignoreNonExistence)
  }
}

struct RemoveBuildMetadataCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "buildmetadata", abstract: "Take options out of 'buildMetadata'.")

  @Argument(help: ArgumentHelp("Options, with commas between: \(BuildMetadataNames.list).", valueName: "OPTIONS"))
  var names: BuildMetadataNames

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    try editor.remove(matching: names.names, from: "buildMetadata")
  }
}
