import Diagnostics
import Kubernetes
import YAML

/// `buildMetadata`: what the output tells of how it was made.
package struct BuildMetadataField: KustomizationField {
  package static let names = ["buildMetadata"]

  package enum Option: String, CaseIterable, Sendable {
    case originAnnotations, transformerAnnotations, managedByLabel
  }

  package private(set) var options: Set<Option> = []
  /// Whether any option is written, be it known or not: resources are annotated then while the build runs.
  package let isGiven: Bool
  /// Options that there are not, which kustomize passes over.
  package private(set) var warnings: [Diagnostic] = []

  package init(_ kustomization: FieldReader) throws {
    let entries = try kustomization.strings("buildMetadata")
    isGiven = !entries.isEmpty
    for entry in entries {
      if let option = Option(rawValue: entry.string) {
        options.insert(option)
      } else {
        warnings.append(.invalidChoice(entry, "a build metadata option", Option.allCases.map(\.rawValue)))
      }
    }
  }
}
