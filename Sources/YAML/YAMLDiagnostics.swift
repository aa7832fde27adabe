import Diagnostics

// The messages of this target, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let invalidYAML = Diagnostic.ID("K0101", "invalid-yaml")
  package static let duplicateKey = Diagnostic.ID("K0102", "duplicate-key")
  package static let invalidEncoding = Diagnostic.ID("K0103", "invalid-encoding")
  package static let nestingTooDeep = Diagnostic.ID("K0104", "nesting-too-deep")
  package static let aliasExpansion = Diagnostic.ID("K0105", "alias-expansion")
  package static let invalidAlias = Diagnostic.ID("K0106", "invalid-alias")
  package static let invalidMergeKey = Diagnostic.ID("K0107", "invalid-merge-key")
  package static let invalidScalar = Diagnostic.ID("K0108", "invalid-scalar")
  package static let fileTooLarge = Diagnostic.ID("K0109", "file-too-large")
}

extension Node {
  /// Where the node was written, with its line, for an error.
  package var snippet: Snippet? {
    tree.text.snippet(at: position, width: isScalar ? max(1, bytes.count) : 1)
  }

  /// Line and column of where the node was written.
  package var location: Location? { tree.text.location(of: position) }

  /// An error at this node.
  package func diagnostic(
    _ id: Diagnostic.ID, _ message: String, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(id, message, at: snippet, hint: hint, notes: notes)
  }
}
