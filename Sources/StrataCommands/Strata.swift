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
        strata build overlays/prod -o rendered/           one file per resource

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
    System.reserveStandardStreams()
    // Even a command line with nothing on it has the name of the program.
    guard !CommandLine.arguments.isEmpty else {
      Reporter().report([Diagnostic(.invalidArgument, "the command line cannot be read")])
      System.exit(1)
    }
    System.exit(status(of: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line, and tells what is wrong with it.
  ///
  /// - Returns: the exit status.
  private static func status(of arguments: [String]) -> Int32 {
    do {
      var status: Int32 = 0
      do { try run(arguments) } catch let end as ExitStatus { status = end.code }
      try StandardOutput.finish()
      return status
    } catch StandardOutput.Failure.readerLeft {
      return ExitStatus.readerLeft.code
    } catch StandardOutput.Failure.notWritten(let reason) {
      Reporter().report([Diagnostic.notWritable("standard output", reason)])
      StandardError.write("strata: the output is not complete\n")
    } catch let mistake as Diagnostic {
      Reporter().report([mistake])
    } catch {
      StandardError.write(fullMessage(for: error) + "\n")
    }
    return failureStatus(of: arguments)
  }

  private static func run(_ arguments: [String]) throws {
    if let build = BuildRun(plain: arguments) { return try build.run() }
    do {
      var command = try parseAsRoot(CommandLineSyntax(arguments).arguments)
      try command.run()
    } catch let error where isRequestForHelp(error) {
      try StandardOutput.write(fullMessage(for: error) + "\n")
    }
  }

  /// Asking for help is no mistake; everything else that the parser says is.
  private static func isRequestForHelp(_ error: any Error) -> Bool {
    switch error {
    case is ExitStatus, is StandardOutput.Failure, is Diagnostic: false
    default: exitCode(for: error) == .success
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

  /// As the shell counts the signal that ends a program which writes to nobody.
  static let readerLeft = ExitStatus(code: 128 + 13)
}
