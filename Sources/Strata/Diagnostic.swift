import Diagnostics

/// One thing that is wrong, or that may be: what it is, where, and what was probably meant.
///
/// A diagnostic is data. To show it as the command line does, with the line it points into and a caret, print it:
///
/// ```swift
/// for warning in manifests.warnings {
///   print(warning)
/// }
/// // overlays/prod/kustomization.yaml:9:3: warning: no image 'ngnix' in this layer [K0601 image-without-match]
/// ```
///
/// To act on it, look at its ``code``, which never changes its meaning.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  /// A further fact that belongs to a diagnostic, and its place.
  public struct Note: Sendable, Hashable {
    public let message: String
    public let location: Location?
  }

  let base: Diagnostics.Diagnostic

  init(_ base: Diagnostics.Diagnostic) { self.base = base }

  /// Which one it is: `K0300`. A code never changes its meaning.
  public var code: String { base.id.code }

  /// Which one it is, in words: `patch-without-match`.
  public var name: String { base.id.name }

  public var severity: Severity {
    switch base.severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  public var message: String { base.message }

  /// Where it is; nil where no line can be named.
  public var location: Location? { base.location.map { Location($0) } }

  /// The file that it is about; nil where it is about none.
  public var path: String? { base.location?.path ?? base.path }

  /// What may help, such as `did you mean 'kagent'?`.
  public var hint: String? { base.hint }

  public var notes: [Note] { base.notes.map { Note(message: $0.message, location: $0.location.map { Location($0) }) } }
}

extension Diagnostic: CustomStringConvertible {
  /// As the command line tells it, without colours and without a line feed at the end.
  public var description: String {
    var text = TextRenderer(color: false).render(base)
    if text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
