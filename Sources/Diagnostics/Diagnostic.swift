/// One thing to tell the user: an error, a warning or a note, with the place it is about.
package struct Diagnostic: Error, Hashable, Sendable {
  /// A stable identifier: a code that never changes its meaning, and a name that can be read.
  package struct ID: Hashable, Sendable {
    package var code: String
    package var name: String

    package init(_ code: String, _ name: String) {
      self.code = code
      self.name = name
    }
  }

  package enum Severity: String, Hashable, Sendable {
    case error, warning, note
  }

  /// A further place, or a further fact, that belongs to a diagnostic.
  package struct Note: Hashable, Sendable {
    package var message: String
    package var location: Location?

    package init(_ message: String, at location: Location? = nil) {
      self.message = message
      self.location = location
    }
  }

  package var id: ID
  package var severity: Severity
  package var message: String
  /// Where it is, with the line it points into.
  package var snippet: Snippet?
  /// The file it is about, where no line of it can be named.
  package var path: String?
  /// What stands behind the caret, such as `did you mean 'kagent'?`.
  package var hint: String?
  package var notes: [Note]

  package init(
    _ id: ID, _ message: String, severity: Severity = .error, at snippet: Snippet? = nil, path: String? = nil,
    hint: String? = nil, notes: [Note] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.snippet = snippet
    self.path = path
    self.hint = hint
    self.notes = notes
  }

  package var location: Location? { snippet?.location }

  package func adding(note message: String, at location: Location? = nil) -> Diagnostic {
    var copy = self
    copy.notes.append(Note(message, at: location))
    return copy
  }
}

/// Several errors of one run, thrown together.
package struct DiagnosticList: Error, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Warnings, where they are to be errors.
  package init(asErrors warnings: [Diagnostic]) {
    diagnostics = warnings
    for i in diagnostics.indices { diagnostics[i].severity = .error }
  }
}

/// Collects what a run has to say besides its result.
package final class DiagnosticLog {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
