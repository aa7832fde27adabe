import Diagnostics

extension Diagnostic.ID {
  static let deprecatedFlag = Diagnostic.ID("K0907", "deprecated-flag")
  static let notOfStrata = Diagnostic.ID("K0908", "command-not-supported")
}

/// A command line of kustomize's in the words that Strata's commands know.
struct KustomizeSyntax {
  private(set) var arguments: [String] = []
  /// Of flags that kustomize calls deprecated, or called so before it took them out.
  private(set) var warnings: [Diagnostic] = []

  /// - Throws: `Diagnostic` for a command of kustomize's that Strata has not.
  init(_ given: [String]) throws {
    let names = CommandOptionNames(given)
    var rest = given[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        arguments += [argument] + rest
        break
      }
      let sign = argument.firstIndex(of: "=") ?? argument.endIndex
      let name = String(argument[..<sign])
      // Strata has no stack to show.
      if name == "--stack-trace" { continue }
      let spelling = Self.oldSpellings[name] ?? name
      if spelling != name { warn(of: name, "it is \(spelling) now") }
      arguments.append(spelling + argument[sign...])
      // What follows an option is its value, whatever it looks like.
      if sign == argument.endIndex, names.takesNext(spelling), let value = rest.popFirst() {
        arguments.append(value)
      }
      if let reason = Self.deprecated[arguments.first ?? ""]?[name] { warn(of: name, reason) }
    }
    try refuse()
  }

  private mutating func warn(of flag: String, _ reason: String) {
    warnings.append(
      Diagnostic(.deprecatedFlag, "Flag \(flag) has been deprecated, \(reason)", severity: .warning))
  }

  /// How releases before v4 wrote them.
  private static let oldSpellings = [
    "--enable_alpha_plugins": "--enable-alpha-plugins", "--load_restrictor": "--load-restrictor",
  ]

  /// By command and flag, and what to do instead.
  private static let deprecated = [
    "build": [
      "--reorder": "sortOptions in the kustomization does that",
      "--enable-managedby-label": "managedByLabel among buildMetadata in the kustomization does that",
    ],
    "version": ["--short": "and will be removed"],
  ]

  private static let elsewhere = "it is documentation: https://kubectl.docs.kubernetes.io/references/kustomize/"

  /// The commands that Strata has not, with what to do instead.
  private static let absent = [
    "fn": "kustomize build --enable-alpha-plugins runs the functions of a kustomization",
    "openapi fetch": "kubectl get --raw /openapi/v2 prints the schema of a cluster",
    "completion powershell": "there are scripts for bash, zsh and fish",
    "docs-merge": elsewhere, "docs-merge3": elsewhere, "docs-fn": elsewhere, "docs-fn-spec": elsewhere,
    "docs-io-annotations": elsewhere, "tutorials-command-basics": elsewhere, "tutorials-function-basics": elsewhere,
  ]

  private func refuse() throws {
    let words = arguments.prefix { !$0.hasPrefix("-") }
    for count in 1...2 {
      let command = words.prefix(count).joined(separator: " ")
      guard words.count >= count, let hint = Self.absent[command] else { continue }
      throw Diagnostic(.notOfStrata, "Strata does not do 'kustomize \(command)'", hint: hint)
    }
  }
}
