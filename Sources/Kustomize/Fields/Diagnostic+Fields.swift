import Diagnostics

extension Diagnostic.ID {
  package static let invalidFieldPath = Diagnostic.ID("K0604", "invalid-field-path")
}
