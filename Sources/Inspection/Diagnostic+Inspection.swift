import Diagnostics
import Kustomize

extension Diagnostic.ID {
  package static let manifestsNotReadable = Diagnostic.ID("K1401", "manifests-not-readable")
}

extension Diagnostic {
  static func unreadableManifests(_ path: String, _ error: FileReadError) -> Diagnostic {
    let reason =
      switch error {
      case .isDirectory: "it is a folder"
      case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
      case .system(let reason): reason
      }
    return Diagnostic(.manifestsNotReadable, "'\(path)' cannot be read: \(reason)", path: path)
  }
}
