/// The options of all commands by their long names. No name is a flag of one command and takes a value in another.
enum CommandOptionNames {
  static let withValue: Set<String> = [
    "--annotations", "--color", "--component", "--dir", "--env", "--git", "--git-cache", "--helm-api-versions",
    "--helm-command", "--helm-kube-version", "--labels", "--load-restrictor", "--match", "--max-size",
    "--message-format", "--mount", "--nameprefix", "--namespace", "--namesuffix", "--network-name", "--output",
    "--reorder", "--resources", "--timeout",
  ]

  static let flags: Set<String> = [
    "--as-current-user", "--autodetect", "--blame", "--dry-run", "--enable-alpha-plugins", "--enable-exec",
    "--enable-helm", "--enable-managedby-label", "--force", "--helm-debug", "--help", "--history",
    "--ignore-non-existence", "--include-templates", "--layers", "--matrix", "--network", "--no-verify", "--recursive",
    "--short", "--show-references", "--show-secrets", "--strict", "--untrusted", "--version", "--without-selector",
  ]

  /// The letters that stand for options with a value.
  static let letters: [Character: String] = ["e": "--env", "o": "--output"]

  /// Whether an option stands alone, so that its value follows: `--output`, `-o`.
  static func takesNext(_ argument: String) -> Bool {
    if withValue.contains(argument) { return true }
    guard argument.hasPrefix("-"), argument.count == 2, let letter = argument.last else { return false }
    return letters[letter] != nil
  }
}
