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

  /// A further fact that belongs to a diagnostic: a sentence, or a place with the words that lead to it.
  package struct Note: Hashable, Sendable {
    /// A whole sentence; where there is a place, the words in front of it, such as `listed as a patch in`.
    package let message: String
    package let location: Location?

    /// A whole sentence.
    package init(_ sentence: String) {
      message = sentence
      location = nil
    }

    /// A place, and the words in front of it.
    ///
    /// - Parameter sentence: what there is to say where the place is not known; without it there is no note then, as the
    ///   words alone would say nothing.
    package init?(_ label: String, at location: Location?, otherwise sentence: String? = nil) {
      guard let message = location == nil ? sentence : label else { return nil }
      self.message = message
      self.location = location
    }

    /// All of it as one sentence, the place at its end: `listed as a patch in overlays/prod/kustomization.yaml:9`.
    package var text: String { location.map { "\(message) \($0.pathAndLine)" } ?? message }
  }

  /// What mends it: a text in the place of what the caret underlines.
  package struct Fix: Hashable, Sendable {
    package var replacement: String

    package init(replacement: String) { self.replacement = replacement }
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
  /// The hint as a change that a program can make; nil where it cannot.
  package var fix: Fix?
  package var notes: [Note]

  package init(
    _ id: ID, _ message: String, severity: Severity = .error, at snippet: Snippet? = nil, path: String? = nil,
    hint: String? = nil, fix: Fix? = nil, notes: [Note?] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.snippet = snippet
    self.path = path
    self.hint = hint
    self.fix = fix
    self.notes = notes.compactMap(\.self)
  }

  package var location: Location? { snippet?.location }

  /// The same, with its place but without the line there: for what may hold a secret and does not say so itself.
  package var withoutLine: Diagnostic {
    var diagnostic = self
    diagnostic.snippet?.hide()
    return diagnostic
  }
}

/// A diagnostic says itself in a line:
///
/// ```
/// overlays/prod/patch.yaml:4:9: error: no StatefulSet named 'kagnt' for this patch (did you mean 'kagent'?)
/// ```
extension Diagnostic: CustomStringConvertible {
  package var description: String {
    let place = (location?.description ?? path).map { $0 + ": " } ?? ""
    return place + "\(severity.rawValue): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}

/// Several errors of one run, thrown together.
package struct DiagnosticList: Error, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Warnings, where they are to be errors.
  package init(asErrors warnings: [Diagnostic]) {
    diagnostics = warnings
    for i in diagnostics.indices where diagnostics[i].severity == .warning { diagnostics[i].severity = .error }
  }
}

extension DiagnosticList: CustomStringConvertible {
  package var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// Collects what a run has to say besides its result.
package final class DiagnosticLog {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
