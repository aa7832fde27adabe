import ArgumentParser
import Diagnostics
import Editing

struct RemoveResourceCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "resource", abstract: "Take entries out of 'resources'.")

  @Argument(help: ArgumentHelp("An entry, or a pattern of the shell.", valueName: "PATH"))
  var patterns: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.remove(matching: patterns, from: "resources") }
}

struct RemoveComponentCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "component", abstract: "Take entries out of 'components'.")

  @Argument(help: ArgumentHelp("An entry, or a pattern of the shell.", valueName: "DIR"))
  var patterns: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.remove(matching: patterns, from: "components") }
}

struct RemoveTransformerCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "transformer", abstract: "Take entries out of 'transformers'.")

  @Argument(help: ArgumentHelp("An entry, or a pattern of the shell.", valueName: "PATH"))
  var patterns: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.remove(matching: patterns, from: "transformers") }
}

struct RemoveLabelCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Take labels out of 'commonLabels'.")

  @Argument(help: ArgumentHelp("Keys, with commas between.", valueName: "KEYS"))
  var keys: String

  @Flag(name: [.customShort("i"), .long], help: "Pass over what is not there.")
  var ignoreNonExistence = false

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let keys = keys.split(separator: ",").map(String.init)
    try editor.remove(keys, in: "commonLabels", isForced: ignoreNonExistence)
  }
}

struct RemoveAnnotationCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotation", abstract: "Take annotations out of 'commonAnnotations'.")

  @Argument(help: ArgumentHelp("Keys, with commas between.", valueName: "KEYS"))
  var keys: String

  @Flag(name: [.customShort("i"), .long], help: "Pass over what is not there.")
  var ignoreNonExistence = false

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let keys = keys.split(separator: ",").map(String.init)
    try editor.remove(keys, in: "commonAnnotations", isForced: ignoreNonExistence)
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
