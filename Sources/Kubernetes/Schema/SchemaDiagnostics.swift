import Diagnostics
import YAML

// The messages of schemas and transformer configurations, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let invalidSchema = Diagnostic.ID("K0211", "invalid-schema")
}

func invalidSchema(_ node: Node, _ message: String) -> Diagnostic { node.diagnostic(.invalidSchema, message) }
