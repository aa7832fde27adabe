import ArgumentParser
import Diagnostics
import Kustomize

/// The command line: the root of all commands, which have one file each.
public struct Strata: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "strata",
    abstract: "Renders Kubernetes manifests the Kustomize way, fast.",
    discussion: """
      EXAMPLES
        strata build overlays/prod                        print the manifests
        strata build overlays/prod | kubectl apply -f -   apply them
        strata build overlays/prod -o rendered/           one file a resource

      Exit status: 0 done, 1 the build failed or the command line is wrong.
      """,
    version: strataVersion,
    subcommands: [VersionCommand.self],
    groupedSubcommands: [
      CommandGroup(name: "Render", subcommands: [BuildCommand.self, FunctionCommand.self]),
      CommandGroup(
        name: "Understand",
        subcommands: [DiffCommand.self, BlameCommand.self, GraphCommand.self, ModelsCommand.self]),
    ])

  public init() {}

  /// Runs the command line that the process was started with, and ends the process.
  public static func run() -> Never {
    // Even a command line with nothing on it has the name of the program.
    guard !CommandLine.arguments.isEmpty else {
      Reporter().report([Diagnostic(.invalidArgument, "the command line cannot be read")])
      exitProcess(1)
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let build = BuildRun(plain: arguments) {
        try build.run()
      } else {
        var command = try parseAsRoot(CommandLineSyntax(arguments).arguments)
        try command.run()
      }
      System.exit(0)
    } catch let status as ExitStatus {
      System.exit(status.code)
    } catch let mistake as Diagnostic {
      Reporter().report([mistake])
      System.exit(failureStatus(of: arguments))
    } catch {
      let message = fullMessage(for: error)
      // Asking for help is no mistake; everything else that the parser says is.
      if exitCode(for: error) == .success {
        print(message)
        System.exit(0)
      }
      StandardError.write(message + "\n")
      System.exit(failureStatus(of: arguments))
    }
  }

  /// How a command ends whose command line is wrong.
  private static func failureStatus(of arguments: [String]) -> Int32 {
    arguments.first == DiffCommand.configuration.commandName ? DiffCommand.failureStatus : 1
  }
}

/// Ends a command that has told all it has to tell.
struct ExitStatus: Error {
  var code: Int32
}
