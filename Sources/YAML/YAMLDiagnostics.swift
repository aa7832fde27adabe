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
  package static let unsupportedKey = Diagnostic.ID("K0110", "unsupported-key")
  package static let notFinite = Diagnostic.ID("K0111", "not-finite")
  package static let controlCharacter = Diagnostic.ID("K0112", "control-character")
  package static let tooManyNodes = Diagnostic.ID("K0113", "too-many-nodes")
}

extension Diagnostic {
  static func tooManyNodes(limit: Int, path: String? = nil) -> Diagnostic {
    Diagnostic(.tooManyNodes, "a build holds \(limit) values at the most", path: path)
  }
}

/// What the writers refuse, as kustomize does.
extension Diagnostic {
  static func tagMismatch(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidScalar, "'\(node.string)' is no \(node.tag)", hint: "the tag in front of it asks for one")
  }

  static func notBase64(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidScalar, "this binary value is not base64")
  }

  static func invalidTimeZone(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidScalar, "the time zone of '\(node.string)' is a day or more away", hint: "quote it")
  }

  static func invalidUTF8(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidEncoding, "this text is not UTF-8")
  }

  static func unsupportedKey(_ key: Node) -> Diagnostic {
    key.diagnostic(
      .unsupportedKey, "the key '\(key.string)' is a \(key.tag), and a key must be a string", hint: "quote it")
  }

  static func notFinite(_ node: Node) -> Diagnostic {
    node.diagnostic(.notFinite, "'\(node.string)' is a number that JSON does not know", hint: "quote it for a string")
  }

  static func unprintableCharacter(_ node: Node, _ value: UInt32) -> Diagnostic {
    let digits = String(value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return node.diagnostic(.controlCharacter, "the control character U+\(code) cannot be printed")
  }
}

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
