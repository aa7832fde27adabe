import Diagnostics
import YAML

// The messages of this target, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let duplicateResource = Diagnostic.ID("K0201", "duplicate-resource")
  package static let invalidSelector = Diagnostic.ID("K0202", "invalid-selector")
  package static let invalidRegularExpression = Diagnostic.ID("K0203", "invalid-regular-expression")
}

package func duplicateResource(_ resource: Resource, of other: Resource) -> Diagnostic {
  let name = resource.node["metadata"]?["name"] ?? resource.node
  return name.diagnostic(
    .duplicateResource, "there is a \(resource.id) already",
    notes: [Diagnostic.Note("the other one comes from", at: other.node.location)])
}
