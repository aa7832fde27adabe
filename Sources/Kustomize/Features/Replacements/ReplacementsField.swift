import Kubernetes
import YAML

/// `replacements`: values of some fields that are written to others. An entry may stand in a file of its own.
package struct ReplacementsField: StageField {
  package static let names = ["replacements"]
  private let entries: [Node]

  package init(_ kustomization: FieldReader) throws { entries = try kustomization.list("replacements") }

  package func stages(in layer: LayerContext) throws -> [Stage] {
    guard let first = entries.first else { return [] }
    let transformer = ReplacementTransformer(try Replacement.read(entries, in: layer))
    return [Stage("replacements", at: first, kind: "ReplacementTransformer", .transforms(transformer))]
  }
}
