import ArgumentParser
import Diagnostics
import Kustomize

extension Diagnostic.ID {
  static let unknownCommand = Diagnostic.ID("K0906", "unknown-command")
}

/// What is wrong with a command line.
extension Diagnostic {
  /// What the argument parser says, as a diagnostic. Its text is
  ///
  /// ```
  /// Error: Unknown option '--stritc'. Did you mean '--strict'?
  /// Help:  …
  /// Usage: strata build [<options>] [<DIR>]
  ///   See 'strata build --help' for more information.
  /// ```
  static func commandLineMistake(_ text: String) -> Diagnostic {
    var sentence: [Substring] = []
    var help: [Substring] = []
    var usage: [Substring] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("Usage: ") || !usage.isEmpty {
        usage.append(line)
      } else if line.hasPrefix("Help: ") || !help.isEmpty {
        help.append(line)
      } else {
        sentence.append(line)
      }
    }
    let more = usage.last.flatMap(commandForMore)
    if more != nil { usage.removeLast() }
    var (message, hint) = split(joined(sentence, without: "Error:"))
    if message.hasSuffix(".") && !message.hasSuffix("...") { message.removeLast() }
    return Diagnostic(
      .invalidArgument, lowercasingFirst(message), hint: hint,
      notes: [
        help.isEmpty ? nil : Note(joined(help, without: "Help: ").replacing("  ", with: ": ", maxReplacements: 1)),
        usage.isEmpty ? nil : Note(lowercasingFirst(joined(usage))),
        more.map { Note("'\($0)' tells more") },
      ])
  }

  /// The first word of a command line that is no command.
  ///
  /// - Parameter isFolder: whether it is a folder, as somebody forgot the command.
  static func unknownCommand(
    _ name: String, among names: [String], isFolder: Bool, program: String = Program.strata.rawValue
  ) -> Diagnostic {
    Diagnostic(
      .unknownCommand, "there is no command '\(name)'",
      hint: isFolder ? didYouMean("\(program) build \(name)") : didYouMean(name, among: names),
      notes: [Note("the commands are \(names.joinedAsWords("and"))")])
  }

  /// The command that the last line names: `See 'strata build --help' for more information.`
  private static func commandForMore(_ line: Substring) -> Substring? {
    let (start, end) = ("See '", "' for more information.")
    let line = line.trimmed
    guard line.hasPrefix(start), line.hasSuffix(end) else { return nil }
    return line.dropFirst(start.count).dropLast(end.count)
  }

  private static func joined(_ lines: [Substring], without prefix: String = "") -> String {
    let text = lines.map(\.trimmed).joined(separator: " ")
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count).trimmed) : text
  }

  /// A mistake and what is proposed, which the parser says in one. A value in it may have sentences of its own.
  private static func split(_ text: String) -> (message: String, hint: String?) {
    let proposals = [(". Did you mean ", "did you mean "), (". Please provide ", "give ")].flatMap { start, words in
      text.ranges(of: start).map { (range: $0, words: words) }
    }
    guard let last = proposals.max(by: { $0.range.lowerBound < $1.range.lowerBound }) else { return (text, nil) }
    var hint = last.words + text[last.range.upperBound...]
    if hint.hasSuffix(".") { hint.removeLast() }
    return (String(text[..<last.range.lowerBound]), hint)
  }

  private static func lowercasingFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}

extension Substring {
  /// Without the blanks around it.
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { start[...$0] } ?? ""
  }
}
