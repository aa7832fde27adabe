import ArgumentParser
import Diagnostics
import Editing

struct SetNamePrefixCommand: EditingCommand {
  static let configuration = CommandConfiguration(commandName: "nameprefix", abstract: "Set 'namePrefix'.")

  @Argument(
    help: ArgumentHelp("What stands before every name; after -- where it begins with a dash.", valueName: "PREFIX"))
  var prefix: String

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.set("namePrefix", to: prefix) }
}

struct SetNameSuffixCommand: EditingCommand {
  static let configuration = CommandConfiguration(commandName: "namesuffix", abstract: "Set 'nameSuffix'.")

  @Argument(
    help: ArgumentHelp("What stands behind every name; after -- where it begins with a dash.", valueName: "SUFFIX"))
  var suffix: String

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.set("nameSuffix", to: suffix) }
}

struct SetNamespaceCommand: EditingCommand {
  static let configuration = CommandConfiguration(commandName: "namespace", abstract: "Set 'namespace'.")

  @Argument(help: ArgumentHelp("The namespace of all resources.", valueName: "NAMESPACE"))
  var namespace: String

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    guard namespace.isEmpty || Self.isLabel(namespace) else {
      throw Diagnostic(
        .invalidEdit, "'\(namespace)' is no namespace",
        hint: "at the most 63 small letters, digits and dashes, with a letter or a digit at both ends")
    }
    try editor.set("namespace", to: namespace)
  }

  /// A label of RFC 1123, as the API server has it.
  private static func isLabel(_ text: String) -> Bool {
    let isWord = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    return isWord(first) && isWord(last) && bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
  }
}

struct SetImageCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "image", abstract: "Set what images are to be, in 'images'.",
    discussion: """
      NAME=NEWNAME:TAG@DIGEST, each part but the name left out where it is not to be; * for a \
      part leaves it as it is.

      EXAMPLES
        strata edit set image nginx:1.29
        strata edit set image nginx=mirror.example.com/nginx:1.29
        strata edit set image 'nginx=mirror.example.com/nginx:*'
      """)

  @Argument(help: ArgumentHelp("What which image is to be.", valueName: "IMAGE"))
  var images: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    for image in try images.map({ try ImageEdit($0) }) { try editor.set(image) }
  }
}

struct SetReplicasCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "replicas", abstract: "Set how many there are of a workload, in 'replicas'.")

  @Argument(help: ArgumentHelp("The name of a workload, and how many there are.", valueName: "NAME=COUNT"))
  var replicas: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    for replica in try replicas.map({ try ReplicaEdit($0) }) {
      try editor.set(replica.name, in: "replicas", to: [("count", .integer(replica.count))])
    }
  }
}

/// Sets labels or annotations.
struct SetPairsCommand<Pairs: EditedPairs>: EditingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: Pairs.command, abstract: "Set \(Pairs.several), in '\(Pairs.name)'.")
  }

  @Argument(help: ArgumentHelp("\(Pairs.one)", valueName: "KEY:VALUE"))
  var pairs: [String]

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let pairs = try pairs.map { try MetadataPair($0) }
    if Pairs.self == EditedAnnotations.self { for pair in pairs { try pair.checkKey() } }
    try editor.set(pairs, in: Pairs.name)
  }
}

struct SetBuildMetadataCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "buildmetadata", abstract: "Set all of 'buildMetadata'.")

  @Argument(help: ArgumentHelp("Options, with commas between: \(BuildMetadataNames.list).", valueName: "OPTIONS"))
  var names: BuildMetadataNames

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.set(names.names, as: "buildMetadata") }
}

/// Names of what a build may note of itself, with commas between.
struct BuildMetadataNames: ExpressibleByArgument {
  private static let known = ["originAnnotations", "transformerAnnotations", "managedByLabel"]
  static let list = known.joined(separator: ", ")

  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy(Self.known.contains) else { return nil }
  }
}
