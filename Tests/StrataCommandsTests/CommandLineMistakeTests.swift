import Diagnostics
import Testing

@testable import StrataCommands

@Suite struct CommandLineMistakeTests {
  /// What the parser says is taken apart, whatever a value in it looks like.
  @Test func readsWhatTheParserSays() {
    let mistake = Diagnostic.commandLineMistake(
      """
      Error: The value 'a. Did you mean b. c' is invalid for '--color <color>'. Please provide one of 'auto' and 'never'.
      Help:  --color <color>  Colour: auto  or never.
      Usage: strata build [<options>]
        See 'strata build --help' for more information.
      """)
    #expect(mistake.message == "the value 'a. Did you mean b. c' is invalid for '--color <color>'")
    #expect(mistake.hint == "give one of 'auto' and 'never'")
    #expect(
      mistake.notes.map(\.text) == [
        "--color <color>: Colour: auto  or never.", "usage: strata build [<options>]",
        "'strata build --help' tells more",
      ])
  }

  @Test func takesASentenceAlone() {
    let mistake = Diagnostic.commandLineMistake("Error: Missing required subcommand.\n")
    #expect(mistake.message == "missing required subcommand")
    #expect(mistake.hint == nil && mistake.notes.isEmpty)
    #expect(Diagnostic.commandLineMistake("").message == "")
  }

  @Test func namesTheCommandThatWasMeant() {
    let names = ["build", "diff"]
    #expect(Diagnostic.unknownCommand("biuld", among: names, isFolder: false).hint == "did you mean 'build'?")
    #expect(Diagnostic.unknownCommand("a/b", among: names, isFolder: true).hint == "did you mean 'strata build a/b'?")
    #expect(Diagnostic.unknownCommand("nothing", among: names, isFolder: false).hint == nil)
  }
}
