import ArgumentParser
import Diagnostics
import Editing

/// What a ConfigMap or a Secret is made of.
struct GeneratorSources: ParsableArguments {
  @Argument(help: ArgumentHelp("Its name.", valueName: "NAME"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "A file, by its own name or another key; also a pattern of the shell, and several with commas between.",
      valueName: "[KEY=]FILE"), completion: .file())
  var fromFile: [String] = []

  @Option(help: ArgumentHelp("A key and its value.", valueName: "KEY=VALUE"))
  var fromLiteral: [String] = []

  @Option(help: ArgumentHelp("A file with a KEY=VALUE a line.", valueName: "FILE"), completion: .file())
  var fromEnvFile: String?

  @Option(help: ArgumentHelp("Its namespace.", valueName: "NAMESPACE"))
  var namespace: String?

  @Flag(name: .customLong("disableNameSuffixHash"), help: "Do not end its name with a hash of its contents.")
  var disableNameSuffixHash = false

  /// - Throws: `Diagnostic` where there are no sources, or not together.
  func edit(in directory: String) throws -> GeneratorEdit {
    var generator = GeneratorEdit(name: name, namespace: namespace ?? "")
    let files = EntryPaths(directory)
    generator.literals = fromLiteral
    for source in fromFile.flatMap({ $0.split(separator: ",") }) { generator.files += try file(String(source), files) }
    generator.envs = try (fromEnvFile ?? "").isEmpty ? [] : files.matching([fromEnvFile ?? ""])
    generator.disablesNameSuffixHash = disableNameSuffixHash
    if generator.envs.isEmpty, generator.files.isEmpty, generator.literals.isEmpty {
      throw Diagnostic(.invalidEdit, "--from-literal, --from-file or --from-env-file says what is in '\(name)'")
    }
    guard generator.envs.isEmpty || generator.files.isEmpty && generator.literals.isEmpty else {
      throw Diagnostic(.invalidEdit, "--from-env-file stands alone, without --from-file and --from-literal")
    }
    return generator
  }

  /// A key stands for one file.
  private func file(_ source: String, _ files: EntryPaths) throws -> [String] {
    let parts = source.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else {
      guard parts.count < 2 else { throw Diagnostic(.invalidEdit, "'\(source)' is not [KEY=]FILE") }
      return try files.matching([source])
    }
    let found = try files.matching([parts[1]])
    guard found.count == 1 else {
      throw Diagnostic(
        .invalidEdit, "'\(parts[1])' matches \(found.count) files, and '\(parts[0])' is the key of one")
    }
    return ["\(parts[0])=\(found[0])"]
  }
}

struct AddConfigMapCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "configmap", abstract: "Add a ConfigMap to 'configMapGenerator', or to one that is there.",
    discussion: """
      EXAMPLES
        strata edit add configmap settings --from-literal LOG_LEVEL=debug
        strata edit add configmap settings --from-file 'conf/*.toml' --behavior merge
      """)

  @OptionGroup var sources: GeneratorSources

  @Option(help: ArgumentHelp("Whether a base has it: create, merge or replace.", valueName: "BEHAVIOR"))
  var behavior: String?

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    var generator = try sources.edit(in: options.directory)
    generator.behavior = behavior ?? ""
    guard ["", "create", "merge", "replace"].contains(generator.behavior) else {
      throw Diagnostic(.invalidEdit, "'\(generator.behavior)' is no behavior", hint: "create, merge or replace")
    }
    try editor.add(generator, to: EditedConfigMaps.name)
  }
}

struct AddSecretCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "secret", abstract: "Add a Secret to 'secretGenerator', or to one that is there.",
    discussion: """
      EXAMPLES
        strata edit add secret tls --type kubernetes.io/tls --from-file tls.crt,tls.key
      """)

  @OptionGroup var sources: GeneratorSources

  @Option(help: ArgumentHelp("The type of one that is new.", valueName: "TYPE"))
  var type = "Opaque"

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    var generator = try sources.edit(in: options.directory)
    generator.type = type
    try editor.add(generator, to: EditedSecrets.name)
  }
}

/// Changes what a ConfigMap or a Secret has.
struct SetGeneratorCommand<List: EditedGenerator>: EditingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: List.command, abstract: "Set keys of a \(List.kind) that it has, in '\(List.name)'.",
      discussion: """
        EXAMPLES
          strata edit set \(List.command) settings --from-literal LOG_LEVEL=info
          strata edit set \(List.command) settings --namespace dev --new-namespace prod
        """)
  }

  @Argument(help: ArgumentHelp("Its name.", valueName: "NAME"))
  var name: String

  @Option(help: ArgumentHelp("A key that it has, and its new value.", valueName: "KEY=VALUE"))
  var fromLiteral: [String] = []

  @Option(help: ArgumentHelp("Its namespace.", valueName: "NAMESPACE"))
  var namespace: String?

  @Option(help: ArgumentHelp("The namespace that it is to have.", valueName: "NAMESPACE"))
  var newNamespace: String?

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    guard !fromLiteral.isEmpty || newNamespace?.isEmpty == false else {
      throw Diagnostic(.invalidEdit, "--from-literal or --new-namespace says what is to be set")
    }
    var generator = GeneratorEdit(name: name, namespace: namespace ?? "")
    generator.literals = fromLiteral
    try editor.set(generator, newNamespace: newNamespace ?? "", in: List.name)
  }
}

/// Takes ConfigMaps or Secrets out.
struct RemoveGeneratorsCommand<List: EditedGenerator>: EditingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: List.command, abstract: "Take \(List.kind)s out of '\(List.name)'.")
  }

  @Argument(help: ArgumentHelp("Names, with commas between.", valueName: "NAMES"))
  var names: String

  @Option(help: ArgumentHelp("Their namespace.", valueName: "NAMESPACE"))
  var namespace: String?

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let names = names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    try editor.remove(names, of: namespace ?? "", from: List.name)
  }
}
