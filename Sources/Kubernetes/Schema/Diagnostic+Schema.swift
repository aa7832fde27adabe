import Diagnostics
import YAML

// The messages of schemas, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let invalidSchema = Diagnostic.ID("K0211", "invalid-schema")
}

extension Diagnostic {
  static func invalidSchema(_ node: Node, _ message: String) -> Diagnostic { node.diagnostic(.invalidSchema, message) }
}
