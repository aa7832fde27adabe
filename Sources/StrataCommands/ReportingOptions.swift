import ArgumentParser

/// How errors and warnings are told: the same for every command.
struct ReportingOptions: ParsableArguments {
  @Option(help: "Colour: auto, always or never. NO_COLOR is honoured.")
  var color = ColorMode.auto

  @Flag(help: "Fail on what is only a warning.")
  var strict = false

  var reporter: Reporter { Reporter(color: color) }
}
