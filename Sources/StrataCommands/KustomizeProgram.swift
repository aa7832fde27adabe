import ArgumentParser

/// The root of all commands for whoever calls Strata `kustomize`: kustomize's, and those of Strata that it lacks.
struct KustomizeProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kustomize",
    abstract: "Strata, as kustomize: renders Kubernetes manifests.",
    discussion: """
      EXAMPLES
        strata build overlays/prod                        print the manifests
        strata build overlays/prod | kubectl apply -f -   apply them
        strata edit set image nginx:1.29                  change a kustomization

      Exit status: 0 done, 1 the command failed or the command line is wrong.
      """,
    version: Program.kustomizeVersion,
    subcommands: Strata.ungroupedCommands + [
      KustomizeVersionCommand.self, KustomizeOpenAPICommand.self, KustomizeCompletionCommand.self,
    ],
    groupedSubcommands: Strata.groupedCommands)
}

/// `kustomize openapi`.
struct KustomizeOpenAPICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi", abstract: "Tell which schema of Kubernetes is built in.",
    subcommands: [KustomizeOpenAPIInfoCommand.self])
}

/// `kustomize openapi info`.
struct KustomizeOpenAPIInfoCommand: ReportingCommand {
  static let configuration = CommandConfiguration(commandName: "info", abstract: "Print its title and version.")

  func run(_ reporter: Reporter) throws { try StandardOutput.write("{title:Kubernetes,version:v1.21.2}\n") }
}

/// `kustomize completion`.
struct KustomizeCompletionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print a script that completes command lines in a shell.")

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run(_ reporter: Reporter) throws {
    try StandardOutput.write(KustomizeProgram.completionScript(for: shell.shell) + "\n")
  }
}
