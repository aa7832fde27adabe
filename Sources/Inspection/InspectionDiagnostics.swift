import Diagnostics
import Kubernetes
import Kustomize
import YAML

// The messages of this target, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let manifestsNotReadable = Diagnostic.ID("K1401", "manifests-not-readable")
  package static let noSuchResource = Diagnostic.ID("K1402", "no-such-resource")
  package static let noSuchField = Diagnostic.ID("K1403", "no-such-field")
  package static let danglingReference = Diagnostic.ID("K1404", "dangling-reference")
  package static let noRepository = Diagnostic.ID("K1405", "no-repository")
  package static let noRevision = Diagnostic.ID("K1406", "no-revision")
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

  static func noSuchResource(_ selection: String, among resources: [Resource]) -> Diagnostic {
    let names = resources.map { "\($0.kind)/\($0.name)" }
    return Diagnostic(
      .noSuchResource, "there is no resource '\(selection)' in this build", hint: didYouMean(selection, among: names))
  }

  static func ambiguousSelection(_ selection: String, _ resources: [Resource]) -> Diagnostic {
    Diagnostic(
      .noSuchResource, "'\(selection)' is \(resources.count) resources, and a field is one's",
      hint: "name one as KIND/NAMESPACE/NAME",
      notes: resources.prefix(5).map { .origin("one is \($0.id)", of: $0) })
  }

  static func noSuchField(_ path: String, after found: ValuePath, among names: [String]) -> Diagnostic {
    let place = found.isEmpty ? "the resource" : "'\(found)'"
    let wanted =
      ValuePath(parsing: path).steps.dropFirst(found.steps.count).first.map { ValuePath.text(of: [$0]) } ?? path
    let hint =
      didYouMean(wanted, among: names)
      ?? (names.isEmpty ? nil : "there are " + names.filter { !$0.isEmpty }.prefix(8).joined(separator: ", "))
    return Diagnostic(.noSuchField, "there is no '\(wanted)' in \(place)", hint: hint)
  }

  static func danglingReference(_ resource: String, _ label: String, _ target: String, at node: Node?) -> Diagnostic {
    Diagnostic(
      .danglingReference, "\(resource) refers to \(target) (\(label)), which is not in this build", severity: .warning,
      at: node?.snippet)
  }

  static func noRepository(_ directory: String) -> Diagnostic {
    Diagnostic(.noRepository, "'\(directory)' is not in a git repository")
  }

  static func noRevision(_ revision: String) -> Diagnostic {
    Diagnostic(.noRevision, "the repository has no revision '\(revision)'")
  }
}
