import Diagnostics
import YAML

extension Diagnostic.ID {
  package static let conflictingFieldSpecs = Diagnostic.ID("K0213", "conflicting-field-specs")
}

extension Diagnostic {
  /// Two specs of one field, of which only one makes it where it is missing.
  static func conflictingFieldSpecs(_ spec: FieldSpec, with other: FieldSpec) -> Diagnostic {
    let path = spec.path.joined(separator: "/")
    let kind = spec.gvk.kind.isEmpty ? "any kind" : spec.gvk.kind
    return Diagnostic(
      .conflictingFieldSpecs,
      "conflicting fieldspecs: 'create' is \(spec.createIfNotPresent) here for '\(path)' of \(kind), and not elsewhere",
      at: spec.node?.snippet,
      notes: [other.node.map { Note("the other one is at", at: $0.location) } ?? Note("the other one is built in")])
  }
}
