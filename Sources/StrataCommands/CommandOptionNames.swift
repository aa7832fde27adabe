/// The options of all commands by their long names. No name is a flag of one command and takes a value in another, but for
/// `--version`, which kustomize's edits of patches take for the version of a target.
struct CommandOptionNames {
  static let withValue: Set<String> = [
    "--annotation-selector", "--annotations", "--behavior", "--color", "--component", "--dir", "--env",
    "--from-env-file", "--from-file", "--from-literal", "--git", "--git-cache", "--group", "--helm-api-versions",
    "--helm-command", "--helm-kube-version", "--kind", "--label-selector", "--labels", "--load-restrictor", "--match",
    "--max-size", "--message-format", "--mount", "--name", "--nameprefix", "--namespace", "--namesuffix",
    "--network-name", "--new-namespace", "--output", "--patch", "--path", "--reorder", "--resources", "--scope",
    "--timeout", "--type",
  ]

  static let flags: Set<String> = [
    "--as-current-user", "--autodetect", "--blame", "--check", "--disableNameSuffixHash", "--dry-run",
    "--enable-alpha-plugins",
    "--enable-exec",
    "--enable-helm", "--enable-managedby-label", "--force", "--helm-debug", "--help", "--history",
    "--ignore-non-existence", "--include-templates", "--layers", "--matrix", "--network", "--no-verify", "--recursive",
    "--short", "--show-references", "--show-secrets", "--strict", "--untrusted", "--version", "--without-selector",
  ]

  /// The letters that stand for options with a value.
  static let letters: [Character: String] = ["e": "--env", "o": "--output"]

  /// Flags that take a value in some commands.
  static let withValueInSome: [String: Set<[String]>] = [
    "--version": [["edit", "add", "patch"], ["edit", "set", "patch"], ["edit", "remove", "patch"]]
  ]

  private let ofCommand: Set<String>

  /// - Parameter arguments: a command line, which begins with the words of its command.
  init(_ arguments: [String]) {
    ofCommand = Set(Self.withValueInSome.filter { $0.value.contains { arguments.starts(with: $0) } }.keys)
  }

  func takesValue(_ name: String) -> Bool { Self.withValue.contains(name) || ofCommand.contains(name) }
  func isFlag(_ name: String) -> Bool { Self.flags.contains(name) && !ofCommand.contains(name) }

  /// Whether a name takes a value here, and is a flag elsewhere.
  func isOfCommand(_ name: String) -> Bool { ofCommand.contains(name) }

  /// Whether an option stands alone, so that its value follows: `--output`, `-o`.
  func takesNext(_ argument: String) -> Bool {
    if takesValue(argument) { return true }
    guard argument.hasPrefix("-"), argument.count == 2, let letter = argument.last else { return false }
    return Self.letters[letter] != nil
  }
}
