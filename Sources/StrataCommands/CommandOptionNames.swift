/// The options of all commands by their long names. No name is a flag of one command and takes a value in another.
enum CommandOptionNames {
  static let withValue: Set<String> = [
    "--color", "--component", "--dir", "--env", "--git", "--git-cache", "--helm-api-versions", "--helm-command",
    "--helm-kube-version", "--load-restrictor", "--match", "--max-size", "--message-format", "--mount",
    "--network-name", "--output", "--reorder", "--timeout",
  ]

  static let flags: Set<String> = [
    "--as-current-user", "--blame", "--dry-run", "--enable-alpha-plugins", "--enable-exec", "--enable-helm",
    "--enable-managedby-label", "--force", "--helm-debug", "--help", "--history", "--ignore-non-existence",
    "--include-templates", "--layers", "--matrix", "--network", "--no-verify", "--show-references", "--show-secrets",
    "--strict", "--untrusted", "--version", "--without-selector",
  ]

  /// The letters that stand for options with a value.
  static let letters: [Character: String] = ["e": "--env", "o": "--output"]
}
