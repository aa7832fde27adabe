import Diagnostics

extension Diagnostic.ID {
  package static let noEffect = Diagnostic.ID("K0702", "no-effect")
}
