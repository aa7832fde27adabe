/// One form in which something can be told, such as a diff in Markdown. A new one is a file, and a line in the table of
/// what it tells.
package protocol OutputFormat<Subject>: Sendable {
  associatedtype Subject

  /// As an option names it: `markdown`.
  var name: String { get }

  /// Whether what it makes is one document, so that what comes bit by bit has to be gathered for it first.
  var isOneDocument: Bool { get }

  /// - Throws: `Diagnostic` for what cannot be told so.
  func render(_ subject: Subject, _ style: OutputStyle) throws -> [UInt8]
}

extension OutputFormat {
  package var isOneDocument: Bool { true }
}

/// How an output is to look, as far as its format has a choice.
package struct OutputStyle: Sendable {
  /// Whether to use the colours of a terminal.
  package var color: Bool
  /// How many columns a line may take; nil where nobody counts them.
  package var width: Int?
  /// How many bytes the whole may take; nil for the format's own limit.
  package var sizeLimit: Int?
  /// Whether messages are for who reads kustomize's: an error begins with `Error: `, and a warning is a comment of YAML.
  package var isKustomizes: Bool

  package init(color: Bool = false, width: Int? = nil, sizeLimit: Int? = nil, isKustomizes: Bool = false) {
    self.color = color
    self.width = width
    self.sizeLimit = sizeLimit
    self.isKustomizes = isKustomizes
  }
}

/// Something that can be told in several forms.
package protocol Reportable {
  /// All its forms, the usual one first. This is the table that a new one gets a line in.
  static var formats: [any OutputFormat<Self>] { get }
}

extension Reportable {
  package static func format(named name: String) -> (any OutputFormat<Self>)? { formats.first { $0.name == name } }

  /// The names of its forms.
  package static var formatNames: [String] { formats.map(\.name) }
}

extension Sequence<String> {
  /// A list as a sentence has it: `text, json or markdown`.
  package func joinedAsWords(_ conjunction: String = "or") -> String {
    let words = Array(self)
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
