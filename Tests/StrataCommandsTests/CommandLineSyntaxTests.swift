import ArgumentParser
import Diagnostics
import Foundation
import Testing

@testable import StrataCommands

@Suite struct CommandLineSyntaxTests {
  @Test(
    arguments: [
      // Every way of giving a value, and what looks like something else stays one.
      ("build -o FILE DIR", "build --output=FILE DIR"), ("build -oFILE DIR", "build --output=FILE DIR"),
      ("build -o=FILE DIR", "build --output=FILE DIR"), ("build --output=FILE DIR", "build --output=FILE DIR"),
      ("build --output FILE DIR", "build --output=FILE DIR"), ("build -o= DIR", "build --output== DIR"),
      ("build --output=/x/out=true DIR", "build --output=/x/out=true DIR"),
      ("build --output=/x/out=false", "build --output=/x/out=false"),
      ("build -o/x/out=false", "build --output=/x/out=false"),
      ("build --env=DEBUG=false -eDEBUG=true -e A=1", "build --env=DEBUG=false --env=DEBUG=true --env=A=1"),
      ("build --env --strict DIR", "build --env=--strict DIR"), ("build --output -- DIR", "build --output=-- DIR"),
      // An empty value stands alone.
      ("build --load-restrictor= DIR", "build --load-restrictor <> DIR"),
      ("build --output <> DIR", "build --output <> DIR"),
      // Flags are on or off.
      ("build --strict=true --enable-helm=1 --network=T", "build --strict --enable-helm --network"),
      ("build --strict --strict=false DIR", "build DIR"), ("build --strict=0 --strict=TRUE", "build --strict"),
      ("build --enable-exec=f --enable-exec=False --enable-exec=FALSE --enable-exec=F DIR", "build DIR"),
      ("build --enable-helm true", "build --enable-helm true"), ("--help=true --version=false", "--help"),
      // A flag that takes a value in some commands.
      ("edit add patch --version v1 --path p", "edit add patch --version=v1 --path=p"),
      ("edit remove patch --version=false -- --version", "edit remove patch --version=false -- --version"),
      ("edit add --version=true patch", "edit add --version patch"), ("edit add label --version=0", "edit add label"),
      // The rest is for the parser.
      ("build -- --strict=false -oX", "build -- --strict=false -oX"), ("diff - DIR", "diff - DIR"),
      ("build --nothing=true -x=false -xy", "build --nothing=true -x=false -xy"), ("build -h", "build -h"),
    ])
  func normalizes(given: String, expected: String) throws {
    #expect(try CommandLineSyntax(Self.words(given)).arguments == Self.words(expected))
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map { $0 == "<>" ? "" : String($0) }
  }

  @Test(
    arguments: [
      ("build --output", "'--output' needs a value"), ("build DIR -o", "'--output' needs a value"),
      ("build --strict=maybe", "'--strict' is true or false, and 'maybe' is neither"),
      ("build --strict= DIR", "'--strict' is true or false, and '' is neither"),
      ("edit set patch --version", "'--version' needs a value"),
      ("build --enable-helm=yes", "'--enable-helm' is true or false, and 'yes' is neither"),
    ])
  func refuses(given: String, message: String) {
    let error = #expect(throws: Diagnostic.self) { try CommandLineSyntax(Self.words(given)) }
    #expect(error?.id == .invalidArgument)
    #expect(error?.message == message)
  }

  /// Found in a command line that is wrong elsewhere, and not in the value of another option.
  @Test(
    arguments: [
      ("build --color always DIR", "always"), ("build --color=never --color=auto", "auto"), ("build --color=", ""),
      ("biuld --stritc --color never -o", "never"), ("build --output --color never", nil),
      ("build -- --color never", nil), ("build --color", nil), ("", nil),
    ] as [(String, String?)])
  func findsAValue(given: String, value: String?) {
    #expect(CommandLineSyntax.value(of: "--color", in: Self.words(given)) == value)
  }

  /// What is wrong is told, and not the version, which is what the parser takes such a name for then.
  @Test func aDoubtfulNameHidesNoMistake() throws {
    let line = try CommandLineSyntax(
      Self.words("edit add patch --path p --version v1 --version <> --color x -- --version=v1"))
    #expect(line.withoutDoubtfulNames == Self.words("edit add patch --path=p --color=x -- --version=v1"))
  }

  // MARK: The names

  private struct Tool: Decodable {
    struct Command: Decodable {
      let commandName: String
      let superCommands: [String]?
      let subcommands: [Command]?
      let arguments: [Argument]?
      var all: [Command] { [self] + (subcommands ?? []).flatMap(\.all) }
      /// Behind the name of the program.
      var words: [String] { Array((superCommands ?? []).dropFirst()) + [commandName] }
    }

    struct Argument: Decodable {
      struct Name: Decodable { let kind: String, name: String }
      let kind: String
      let names: [Name]?
    }

    let command: Command
  }

  /// What the parser says that there is, is what the tables have.
  @Test func namesAreThoseOfTheCommands() throws {
    let tools = try [Strata._dumpHelp(), KustomizeProgram._dumpHelp()].map {
      try JSONDecoder().decode(Tool.self, from: Data($0.utf8))
    }
    var names: [String: Set<String>] = ["option": [], "flag": []]
    var letters: [Character: String] = [:]
    var withValueInSome: [String: Set<[String]>] = [:]
    for command in tools.flatMap(\.command.all) where command.commandName != "help" {
      for argument in command.arguments ?? [] {
        guard let long = argument.names?.first(where: { $0.kind == "long" })?.name else { continue }
        if argument.kind == "option", CommandOptionNames.flags.contains("--" + long) {
          withValueInSome["--" + long, default: []].insert(command.words)
        } else {
          names[argument.kind]?.insert("--" + long)
        }
        for short in argument.names ?? [] where short.kind == "short" && argument.kind == "option" {
          letters[Character(short.name)] = "--" + long
        }
      }
    }
    #expect(CommandOptionNames.withValue == names["option"])
    #expect(CommandOptionNames.flags == names["flag"])
    #expect(CommandOptionNames.withValueInSome == withValueInSome)
    #expect(CommandOptionNames.letters == letters)
    #expect(CommandOptionNames.withValue.isDisjoint(with: CommandOptionNames.flags))
  }

  /// The parser takes every spelling.
  @Test func theParserTakesThem() throws {
    func build(_ line: String) throws -> BuildCommand {
      try #require(try Strata.parseAsRoot(CommandLineSyntax(Self.words(line)).arguments) as? BuildCommand)
    }
    #expect(try build("build -o/x/out=true DIR").output == "/x/out=true")
    #expect(try build("build --env=DEBUG=false -e -x DIR").options.kustomize.environment == ["DEBUG=false", "-x"])
    let command = try build("build --load-restrictor= --helm-command= --output= DIR")
    #expect(command.directory == "DIR")
    #expect(command.options.build.loadRestrictor == .rootOnly)
    #expect(command.options.kustomize.helmCommand == "")
    #expect(command.output == "")
    #expect(try build("build --enable-helm true").directory == "true")
    #expect(try build("build --enable-helm=1 --enable-exec --enable-exec=0").options.build.enablesHelm)
  }
}
