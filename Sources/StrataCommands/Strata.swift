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
    subcommands: ungroupedCommands + [VersionCommand.self],
    groupedSubcommands: groupedCommands)

  static var ungroupedCommands: [any ParsableCommand.Type] {
    [EditCommand.self, CreateCommand.self, LocalizeCommand.self]
  }

  static var groupedCommands: [CommandGroup] {
    [
      CommandGroup(name: "Render", subcommands: [BuildCommand.self, FunctionCommand.self]),
      CommandGroup(
        name: "Understand",
        subcommands: [DiffCommand.self, BlameCommand.self, GraphCommand.self, ModelsCommand.self]),
    ]
  }

  public init() {}

  /// Runs the command line that the process was started with, and ends the process.
  public static func run() -> Never {
    System.reserveStandardStreams()
    // Even a command line with nothing on it has the name of the program. Where it has no words at all, Linux adds an empty
    // one.
    guard CommandLine.arguments.first?.isEmpty == false else {
      Reporter().report([Diagnostic(.invalidArgument, "the command line cannot be read")])
      System.exit(1)
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let reporter = Reporter(arguments)
    // A reader that leaves ends the process, unless there is something to be told after that.
    if reporter.isOneDocument { StandardOutput.outlivesItsReader() }
    let status = status(of: arguments, reporter)
    reporter.finish()
    System.exit(status)
  }

  /// Runs a command line, and tells what is wrong with it.
  ///
  /// - Returns: the exit status.
  private static func status(of arguments: [String], _ reporter: Reporter) -> Int32 {
    do {
      var status: Int32 = 0
      do { try run(arguments, reporter) } catch let end as ExitStatus { status = end.code }
      try StandardOutput.finish()
      return status
    } catch StandardOutput.Failure.readerLeft {
      return ExitStatus.readerLeft.code
    } catch StandardOutput.Failure.notWritten(let reason) {
      reporter.fail([Diagnostic.notWritable("standard output", reason)], "the output is not complete")
    } catch let mistake as Diagnostic {
      reporter.fail([mistake])
    } catch {
      reporter.fail([Diagnostic.commandLineMistake(Program.current.root.fullMessage(for: error))])
    }
    return failureStatus(of: arguments)
  }

  private static func run(_ arguments: [String], _ reporter: Reporter) throws {
    let program = try Program.ofProcess()
    if let build = BuildRun(plain: arguments) { return try build.run(reporter) }
    do {
      let arguments = try program == .kustomize ? kustomize(arguments, reporter) : arguments
      try checkCommand(arguments, of: program)
      var command = try parse(CommandLineSyntax(arguments), as: program.root)
      // The parser's own, such as help, have nothing to report.
      guard let reporting = command as? any ReportingCommand else { return try command.run() }
      try reporting.run(reporter)
    } catch let error where isRequestForHelp(error) {
      try StandardOutput.write(program.help(program.root.fullMessage(for: error)) + "\n")
    }
  }

  private static func kustomize(_ arguments: [String], _ reporter: Reporter) throws -> [String] {
    let syntax = try KustomizeSyntax(arguments)
    reporter.report(syntax.warnings)
    return syntax.arguments
  }

  private static func parse(
    _ line: CommandLineSyntax, as root: any ParsableCommand.Type
  ) throws -> any ParsableCommand {
    do {
      return try root.parseAsRoot(line.arguments)
    } catch let error where isRequestForHelp(error) {
      return try root.parseAsRoot(line.withoutDoubtfulNames)
    }
  }

  /// The parser takes a command that is not there for an argument too many.
  ///
  /// - Throws: `Diagnostic` where the first word is no command.
  private static func checkCommand(_ arguments: [String], of program: Program) throws {
    guard let name = arguments.first, !name.hasPrefix("-"), !name.isEmpty else { return }
    let commands = program.root.commands
    guard name != "help", !commands.contains(where: { $0.names.contains(name) }) else { return }
    throw Diagnostic.unknownCommand(
      name, among: commands.map { $0._commandName } + ["help"],
      isFolder: System.status(of: name)?.kind == .directory, program: program.rawValue)
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
    var found: (any ParsableCommand.Type)?
    var rest = arguments[...]
    while let next = (found?.configuration.subcommands ?? commands).first(where: { $0._commandName == rest.first }) {
      found = next
      rest = rest.dropFirst()
    }
    return (found as? any ReportingCommand.Type)?.failureStatus ?? 1
  }
}

/// Ends a command that has told all it has to tell.
struct ExitStatus: Error {
  var code: Int32

  /// As the shell counts the signal that ends a program which writes to nobody.
  static let readerLeft = ExitStatus(code: 128 + 13)
}
