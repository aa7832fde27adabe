import Diagnostics

extension Diagnostic.ID {
  package static let noKustomization = Diagnostic.ID("K0406", "no-kustomization")
  package static let severalKustomizations = Diagnostic.ID("K0407", "several-kustomizations")
  package static let fileNotFound = Diagnostic.ID("K0501", "file-not-found")
  package static let fileNotReadable = Diagnostic.ID("K0502", "file-not-readable")
  package static let outsideRoot = Diagnostic.ID("K0503", "outside-root")
  package static let cycle = Diagnostic.ID("K0504", "cycle")
  package static let notADirectory = Diagnostic.ID("K0505", "not-a-directory")
  package static let invalidResource = Diagnostic.ID("K0601", "invalid-resource")
}
