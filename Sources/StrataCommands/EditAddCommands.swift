import ArgumentParser
import Diagnostics
import Editing

struct AddResourceCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "resource", abstract: "Add files or folders to 'resources'.")

  @Argument(
    help: ArgumentHelp("A file, a folder, a pattern of the shell, or the address of a repository.", valueName: "PATH"))
  var paths: [String]

  @Flag(help: "Add what is given as it is, whether it is there or not.")
  var noVerify = false

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let files = noVerify ? paths : try EntryPaths(options.directory).matching(paths, mayBeRemote: true)
    try editor.add(files, to: "resources")
  }
}

struct AddBaseCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "base", abstract: "Add folders to 'resources'.")

  @Argument(help: ArgumentHelp("Folders, with commas between.", valueName: "DIRS"))
  var folders: String

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let folders = folders.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    try editor.add(EntryPaths(options.directory).matching(folders), to: "resources", refusesKnown: true)
  }
}

struct AddComponentCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "component", abstract: "Add folders to 'components'.")

  @Argument(help: ArgumentHelp("A folder, a pattern of the shell, or the address of a repository.", valueName: "DIR"))
  var paths: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    try editor.add(EntryPaths(options.directory).matching(paths, mayBeRemote: true), to: "components")
  }
}

/// Adds files to a list that has nothing but files.
struct AddFilesCommand<List: EditedList>: EditingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: List.command, abstract: "Add files to '\(List.name)'.")
  }

  @Argument(help: ArgumentHelp("A file, or a pattern of the shell.", valueName: List.entry))
  var paths: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    try editor.add(EntryPaths(options.directory).matching(paths), to: List.name)
  }
}

struct AddImageCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "image", abstract: "Add to 'images' what images are to be that it does not have.",
    discussion: """
      As 'edit set image', but an image that is there already is left as it is, and refused.

      EXAMPLES
        strata edit add image nginx=mirror.example.com/nginx:1.29
      """)

  @Argument(help: ArgumentHelp("What which image is to be.", valueName: "IMAGE"))
  var images: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    for image in try images.map({ try ImageEdit($0) }) { try editor.add(image) }
  }
}

struct AddLabelCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Add labels, to 'commonLabels' or 'labels'.")

  @Argument(help: ArgumentHelp("A label.", valueName: "KEY:VALUE"))
  var labels: [String]

  @Flag(name: .shortAndLong, help: "Give labels that are there already another value.")
  var force = false

  @Flag(help: "Leave selectors alone: add to 'labels'.")
  var withoutSelector = false

  @Flag(help: "With --without-selector, label the pods of workloads too.")
  var includeTemplates = false

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let pairs = try labels.map { try MetadataPair($0) }
    guard withoutSelector || !includeTemplates else {
      throw Diagnostic(.invalidEdit, "--include-templates needs --without-selector")
    }
    if withoutSelector {
      try editor.addLabels(pairs, includesTemplates: includeTemplates, isForced: force)
    } else {
      try editor.set(pairs, in: "commonLabels", isForced: force)
    }
  }
}

struct AddAnnotationCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotation", abstract: "Add annotations, to 'commonAnnotations'.")

  @Argument(help: ArgumentHelp("An annotation.", valueName: "KEY:VALUE"))
  var annotations: [String]

  @Flag(name: .shortAndLong, help: "Give annotations that are there already another value.")
  var force = false

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let pairs = try annotations.map { try MetadataPair($0) }
    for pair in pairs { try pair.checkKey() }
    try editor.set(pairs, in: "commonAnnotations", isForced: force)
  }
}

struct AddBuildMetadataCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "buildmetadata", abstract: "Add to 'buildMetadata'.")

  @Argument(help: ArgumentHelp("Options, with commas between: \(BuildMetadataNames.list).", valueName: "OPTIONS"))
  var names: BuildMetadataNames

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    try editor.add(names.names, to: "buildMetadata", refusesKnown: true)
  }
}
