import Diagnostics
import Kustomize

/// Tells errors and warnings on standard error, in the form that the command line asks for.
///
/// A command line has one of it, for all that is said from the first of its words to the last write: some forms are one
/// document.
final class Reporter {
  /// Nil for the usual form.
  private let form: (any OutputFormat<Messages>)?
  private let color: ColorMode
  private var writer: MessageWriter?
  private var failure: String?

  init(form: (any OutputFormat<Messages>)? = nil, color: ColorMode = .auto) {
    self.form = form
    self.color = color
  }

  /// What a command line asks for, even one that is wrong elsewhere: that is told in this form too.
  convenience init(_ arguments: [String]) {
    // Most have no options, and the tables of options cost more than such a build.
    guard arguments.contains(where: { $0.hasPrefix("--") }) else {
      self.init()
      return
    }
    let form = CommandLineSyntax.value(of: ReportingOptions.messageFormatName, in: arguments)
    let color = CommandLineSyntax.value(of: ReportingOptions.colorName, in: arguments)
    self.init(form: form.flatMap { Messages.format(named: $0) }, color: color.flatMap(ColorMode.init) ?? .auto)
  }

  /// Tells each once: two builds may have the same to say of what they share.
  func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    write { try $0.report(diagnostics) }
  }

  /// Runs a command, and tells its errors.
  ///
  /// - Parameters:
  ///   - failure: the last line of a failure.
  ///   - status: its exit status.
  /// - Throws: `ExitStatus` where the command failed.
  func reportingErrors(failure: String, status: Int32 = 1, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as Diagnostic {
      fail([error], failure)
      throw ExitStatus(code: status)
    } catch let error as DiagnosticList {
      fail(error.diagnostics, failure)
      throw ExitStatus(code: status)
    }
  }

  /// Tells what is wrong, and keeps why the command failed for its last line.
  func fail(_ diagnostics: [Diagnostic], _ failure: String? = nil) {
    report(diagnostics)
    self.failure = self.failure ?? failure
  }

  /// Tells the end of the command: why it failed, or the document that its messages were gathered for.
  func finish() {
    guard writer != nil || failure != nil || isOneDocument else { return }
    write { try $0.finish(failure: failure) }
  }

  /// Whether the messages are told at the end only.
  var isOneDocument: Bool { form?.isOneDocument ?? false }

  /// A build without anything to say makes no writer.
  private func write(_ body: (inout MessageWriter) throws -> Void) {
    var writer = self.writer ?? makeWriter()
    do {
      try body(&writer)
    } catch {
      StandardError.write("strata: the messages cannot be told as \(form?.name ?? "text")\n")
    }
    self.writer = writer
  }

  private func makeWriter() -> MessageWriter {
    MessageWriter(
      form ?? Messages.formats[0],
      OutputStyle(color: color.isOn(StandardError.descriptor), isKustomizes: Program.current == .kustomize),
      tool: (Program.current.rawValue, strataVersion)
    ) { StandardError.write($0) }
  }
}
