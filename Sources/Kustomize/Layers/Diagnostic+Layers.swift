import Diagnostics

extension Diagnostic.ID {
  package static let emptyKustomization = Diagnostic.ID("K0405", "empty-kustomization")
  package static let notAComponent = Diagnostic.ID("K0408", "not-a-component")
  package static let tooManyLayers = Diagnostic.ID("K0506", "too-many-layers")
  package static let deprecatedField = Diagnostic.ID("K0701", "deprecated-field")
}
