import ArgumentParser
import Diagnostics
import Editing
import Inspection

/// What every edit takes.
struct EditOptions: ParsableArguments {
  @Option(
    name: .customLong("dir"),
    help: ArgumentHelp("The folder with the kustomization.", valueName: "DIR"), completion: .directory)
  var directory = "."

  @Flag(help: "Print the difference that the edit would make, and leave the file as it is.")
  var dryRun = false

  @OptionGroup var reporting: ReportingOptions
}

/// A command that edits a kustomization.
protocol EditingCommand: ReportingCommand {
  var options: EditOptions { get }

  /// Whether the difference is printed in place of the edit.
  var changesNothing: Bool { get }
  /// How it ends where there was something to change.
  var statusOfChange: Int32 { get }

  /// - Throws: `Diagnostic` where that cannot be done: the file is left as it is.
  func edit(_ editor: inout KustomizationEditor) throws
}

extension EditingCommand {
  var changesNothing: Bool { options.dryRun }
  var statusOfChange: Int32 { 0 }

  func run(_ reporter: Reporter) throws {
    try reporter.reportingErrors(failure: "nothing was edited", status: Self.failureStatus) {
      let file = try KustomizationFile(in: options.directory)
      var editor = try KustomizationEditor(file.contents, path: file.path)
      try edit(&editor)
      let notes = editor.notes.map { Diagnostic(.nothingToEdit, $0, severity: .warning) }
      if options.reporting.strict, !notes.isEmpty { throw DiagnosticList(asErrors: notes) }
      let edited = editor.text.bytes
      if changesNothing {
        if edited != file.contents { try StandardOutput.write(difference(of: file.contents, edited, file.path)) }
      } else if edited != file.contents {
        try file.write(edited)
      }
      reporter.report(notes)
      if statusOfChange != 0, edited != file.contents { throw ExitStatus(code: statusOfChange) }
    }
  }

  private func difference(of old: [UInt8], _ new: [UInt8], _ path: String) -> String {
    func lines(_ text: [UInt8]) -> [String] {
      var lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines.map(String.init)
    }
    let style = OutputStyle(color: options.reporting.color.isOn(StandardOutput.descriptor))
    return UnifiedLines(style).render(left: (path, lines(old)), right: ("\(path) (edited)", lines(new)))
  }
}

extension Diagnostic.ID {
  static let nothingToEdit = Diagnostic.ID("E0105", "nothing-to-edit")
}
