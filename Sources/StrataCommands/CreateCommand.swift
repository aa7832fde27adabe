import ArgumentParser
import Diagnostics
import Editing

/// `strata create`: makes a kustomization, as `kustomize create` does.
struct CreateCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a kustomization.",
    discussion: """
      EXAMPLES
        strata create --autodetect                        of the resources in this folder
        strata create --autodetect --recursive            and in those below
        strata create --resources ../base --namespace staging --nameprefix acme-

      Exit status: 0 done, 1 nothing was made.
      """,
    aliases: ["init"])

  @Option(
    help: ArgumentHelp(
      "Files and folders, patterns of the shell, and addresses of repositories, with commas between.",
      valueName: "PATHS"))
  var resources = ""

  @Flag(help: "List the files of the folder that have resources in them.")
  var autodetect = false

  @Flag(help: "With --autodetect, list those of the folders below too, and each folder with a kustomization.")
  var recursive = false

  @Option(help: "The namespace of all resources.")
  var namespace = ""

  @Option(name: .customLong("nameprefix"), help: ArgumentHelp("What stands before every name.", valueName: "PREFIX"))
  var namePrefix = ""

  @Option(name: .customLong("namesuffix"), help: ArgumentHelp("What stands behind every name.", valueName: "SUFFIX"))
  var nameSuffix = ""

  @Option(help: ArgumentHelp("Labels, KEY:VALUE with commas between.", valueName: "LABELS"))
  var labels = ""

  @Option(help: ArgumentHelp("Annotations, KEY:VALUE with commas between.", valueName: "ANNOTATIONS"))
  var annotations = ""

  @Option(
    name: .customLong("dir"), help: ArgumentHelp("The folder that gets it.", valueName: "DIR"), completion: .directory)
  var directory = "."

  @Flag(help: "Print it, and write nothing.")
  var dryRun = false

  @OptionGroup var reporting: ReportingOptions

  func run(_ reporter: Reporter) throws {
    try reporter.reportingErrors(failure: "nothing was made") {
      let file = try NewKustomizationFile(in: directory)
      var new = NewKustomization()
      new.resources = try listed()
      (new.namespace, new.namePrefix, new.nameSuffix) = (namespace, namePrefix, nameSuffix)
      new.labels = try Self.pairs(labels)
      new.annotations = try Self.pairs(annotations)
      if recursive && !autodetect { try report("--recursive has no effect without --autodetect", to: reporter) }
      if dryRun { try StandardOutput.write(new.text) } else { try file.write(Array(new.text.utf8)) }
    }
  }

  private func report(_ warning: String, to reporter: Reporter) throws {
    let diagnostic = Diagnostic(.invalidArgument, warning, severity: .warning)
    if reporting.strict { throw DiagnosticList(asErrors: [diagnostic]) }
    reporter.report([diagnostic])
  }

  /// What is asked for, and behind it what is found, each once.
  private func listed() throws -> [String] {
    let asked = resources.split(separator: ",").map(String.init)
    let given = try EntryPaths(directory).matching(asked, mayBeRemote: true)
    let found = autodetect ? try ResourceSearch(in: directory, isRecursive: recursive).paths() : []
    var known: Set<String> = []
    return (given + found).filter { known.insert($0).inserted }
  }

  private static func pairs(_ text: String) throws -> [MetadataPair] {
    try text.split(separator: ",", omittingEmptySubsequences: text.isEmpty).map { try MetadataPair(String($0)) }
  }
}
