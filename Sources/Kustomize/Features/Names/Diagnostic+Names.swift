import Diagnostics

extension Diagnostic.ID {
  package static let ambiguousReference = Diagnostic.ID("K0605", "ambiguous-reference")
}
