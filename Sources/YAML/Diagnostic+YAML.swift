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
