/// What a command has to say besides its result.
package struct Messages: Reportable {
  package var diagnostics: [Diagnostic]
  /// Why the command failed, in one line; nil where it did not.
  package var failure: String?
  /// Who says it: `strata` and its version.
  package var tool: (name: String, version: String)

  package init(_ diagnostics: [Diagnostic], failure: String? = nil, tool: (name: String, version: String)) {
    self.diagnostics = diagnostics
    self.failure = failure
    self.tool = tool
  }

  /// Whether the command failed: there is no error without that.
  package var areOfFailure: Bool { failure != nil || diagnostics.contains { $0.severity == .error } }

  package static let formats: [any OutputFormat<Messages>] = [
    TextRenderer(), JSONMessageRenderer(), GitHubMessageRenderer(), SARIFRenderer(), JUnitRenderer(),
  ]
}

/// Tells messages as they come; or all of them at the end, where their form is one document.
package struct MessageWriter {
  private let format: any OutputFormat<Messages>
  private let style: OutputStyle
  private let tool: (name: String, version: String)
  private let write: ([UInt8]) -> Void
  private var gathered: [Diagnostic] = []

  /// - Parameter write: takes the bytes of the messages.
  package init(
    _ format: any OutputFormat<Messages>, _ style: OutputStyle, tool: (name: String, version: String),
    write: @escaping ([UInt8]) -> Void
  ) {
    self.format = format
    self.style = style
    self.tool = tool
    self.write = write
  }

  /// Tells each once: two builds may have the same to say of what they share.
  package mutating func report(_ diagnostics: [Diagnostic]) throws {
    var told: Set<Diagnostic> = []
    let diagnostics = diagnostics.filter { told.insert($0).inserted }
    if format.isOneDocument {
      gathered += diagnostics
    } else if !diagnostics.isEmpty {
      write(try format.render(Messages(diagnostics, tool: tool), style))
    }
  }

  /// Tells the end of the command, and what was gathered for it. A document is written even if there is nothing to say.
  ///
  /// - Parameter failure: why it failed; nil where it did not.
  package mutating func finish(failure: String? = nil) throws {
    guard format.isOneDocument || failure != nil else { return }
    write(try format.render(Messages(gathered, failure: failure, tool: tool), style))
    gathered = []
  }
}
