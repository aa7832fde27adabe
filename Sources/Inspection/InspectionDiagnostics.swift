import Diagnostics
import Kustomize

// The messages of this target, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let manifestsNotReadable = Diagnostic.ID("K0701", "manifests-not-readable")
}

func unreadableManifests(_ path: String, _ error: FileReadError) -> Diagnostic {
  let reason =
    switch error {
    case .isDirectory: "it is a folder"
    case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
    case .system(let reason): reason
    }
  return Diagnostic(.manifestsNotReadable, "'\(path)' cannot be read: \(reason)", path: path)
}
