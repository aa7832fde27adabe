import ArgumentParser
import Diagnostics

/// How errors and warnings are told: the same for every command.
///
/// Their form and colour are there for the parser, which says what there is and refuses what is not. The `Reporter` reads
/// them from the command line by itself: it has to tell what the parser refuses too.
struct ReportingOptions: ParsableArguments {
  static let messageFormatName = "--message-format"
  static let colorName = "--color"

  @Option(
    name: .customLong(String(messageFormatName.dropFirst(2))),
    help: ArgumentHelp("How errors and warnings are told: \(OutputName<Messages>.list).", valueName: "FORMAT"))
  var messageFormat = OutputName<Messages>()

  @Option(
    name: .customLong(String(colorName.dropFirst(2))), help: "Colour: auto, always or never. NO_COLOR is honoured.")
  var color = ColorMode.auto

  @Flag(help: "Fail on what is only a warning.")
  var strict = false
}
