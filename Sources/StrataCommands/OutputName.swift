import ArgumentParser
import Diagnostics

/// The value of an `-o`: the name of one of the forms that something can be told in.
struct OutputName<Subject: Reportable>: ExpressibleByArgument {
  let format: any OutputFormat<Subject>

  /// The usual form.
  init() { format = Subject.formats[0] }

  init?(argument: String) {
    guard let format = Subject.format(named: argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { Subject.formatNames }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// How a command's help tells them: `text, json or markdown`.
  static var list: String { Subject.formatNames.joinedAsWords() }

  var defaultValueDescription: String { format.name }
}

extension OutputName: Equatable {
  static func == (a: OutputName, b: OutputName) -> Bool { a.format.name == b.format.name }
}
