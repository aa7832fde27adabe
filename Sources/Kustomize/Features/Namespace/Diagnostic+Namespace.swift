import Diagnostics

extension Diagnostic.ID {
  package static let identityConflict = Diagnostic.ID("K0603", "identity-conflict")
}
