import Diagnostics

extension Node {
  /// Where the node was written, with its line, for an error.
  package var snippet: Snippet? {
    tree.text.snippet(at: position, width: max(1, ColumnUnit.character.count(bytes)))
  }

  /// Line and column of where the node was written.
  package var location: Location? { tree.text.location(of: position) }

  /// An error at this node.
  ///
  /// - Parameter meant: the word that was probably meant by this one: the hint, and the fix where the node is that word and
  ///   nothing else.
  package func diagnostic(
    _ id: Diagnostic.ID, _ message: String, hint: String? = nil, meant: String? = nil, notes: [Diagnostic.Note?] = []
  ) -> Diagnostic {
    let snippet = snippet
    let isWord = snippet.map { $0.underlined == string } ?? false
    return Diagnostic(
      id, message, at: snippet, hint: hint ?? meant.map(didYouMean),
      fix: isWord ? meant.map { Diagnostic.Fix(replacement: $0) } : nil, notes: notes)
  }
}

extension Diagnostic {
  static func notBase64(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidScalar, "this binary value is not base64")
  }
}
