import Diagnostics

extension Diagnostic.ID {
  static let invalidArgument = Diagnostic.ID("K0904", "invalid-argument")
}

/// A command line in the one spelling that the argument parser knows, whichever of kustomize's it was given in.
///
/// ```
/// --output FILE   --output=FILE   -o FILE   -oFILE   -o=FILE   ─►  --output=FILE
/// --output=   --output ''                                      ─►  --output ''
/// --strict   --strict=true   --strict=T   --strict=1           ─►  --strict
/// --strict=false   --strict=0                                  ─►  nothing, and takes back a --strict before it
/// ```
///
/// An option takes what follows it as its value, whatever that looks like; only a flag is on or off. What is unknown is
/// left as it is.
struct CommandLineSyntax {
  private(set) var arguments: [String] = []

  /// - Throws: `Diagnostic` where an option lacks its value, or a flag is neither on nor off.
  init(_ given: [String]) throws {
    let names = CommandOptionNames(given)
    var rest = given[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        arguments.append(argument)
        arguments += rest
        return
      }
      let (name, joined) = Self.split(argument)
      if names.takesValue(name) {
        guard let value = joined ?? rest.popFirst() else {
          throw Diagnostic(.invalidArgument, "'\(name)' needs a value")
        }
        // The parser takes a value that is empty only where it stands alone.
        arguments += value.isEmpty ? [name, value] : ["\(name)=\(value)"]
      } else if names.isFlag(name), let joined {
        guard let isOn = Self.boolean(joined) else {
          throw Diagnostic(
            .invalidArgument, "'\(name)' is true or false, and '\(joined)' is neither", hint: "\(name)=false")
        }
        if isOn { arguments.append(name) } else { arguments.removeAll { $0 == name } }
      } else {
        arguments.append(argument)
      }
    }
  }

  /// The value that an option is given last, whatever else is wrong with the command line; nil where it has none.
  static func value(of option: String, in given: [String]) -> String? {
    let names = CommandOptionNames(given)
    var value: String?
    var rest = given[...]
    while let argument = rest.popFirst(), argument != "--" {
      let (name, joined) = split(argument)
      guard names.takesValue(name) else { continue }
      let next = joined ?? rest.popFirst()
      if name == option { value = next }
    }
    return value
  }

  /// The same without values by names that are flags elsewhere. Where something else is wrong, the parser takes them for the
  /// flags, and tells the version in place of the mistake.
  var withoutDoubtfulNames: [String] {
    let names = CommandOptionNames(arguments)
    var kept: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst(), argument != "--" {
      let (name, joined) = Self.split(argument)
      if !names.isOfCommand(name) { kept.append(argument) } else if joined == nil { rest = rest.dropFirst() }
    }
    return kept + arguments[(arguments.firstIndex(of: "--") ?? arguments.endIndex)...]
  }

  /// The name of an option in full, and the value that is joined to it.
  private static func split(_ argument: String) -> (name: String, value: String?) {
    if argument.hasPrefix("--") {
      guard let sign = argument.firstIndex(of: "=") else { return (argument, nil) }
      return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }
    guard argument.hasPrefix("-"), let letter = argument.dropFirst().first,
      let name = CommandOptionNames.letters[letter]
    else { return (argument, nil) }
    let rest = argument.dropFirst(2)
    if rest.isEmpty { return (name, nil) }
    // A sign with nothing behind it is the value itself.
    return (name, String(rest.first == "=" && rest.count > 1 ? rest.dropFirst() : rest))
  }

  /// What Go's strconv.ParseBool takes.
  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }
}
