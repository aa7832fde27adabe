import Diagnostics
import Kustomize

extension Diagnostic.ID {
  package static let manifestsNotReadable = Diagnostic.ID("K1401", "manifests-not-readable")
}

extension Diagnostic {
  static func unreadableManifests(_ path: String, _ error: FileReadError) -> Diagnostic {
    Diagnostic(.manifestsNotReadable, "'\(path)' cannot be read: \(error.reason)", path: path)
  }
}
