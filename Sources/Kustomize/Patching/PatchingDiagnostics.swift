import Diagnostics
import YAML

// The messages of patching, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let patchKindMismatch = Diagnostic.ID("K0301", "patch-kind-mismatch")
  package static let unknownPatchDirective = Diagnostic.ID("K0302", "unknown-patch-directive")
  package static let invalidMergeElement = Diagnostic.ID("K0303", "invalid-merge-element")
}

/// A patch that has one kind of node where its target has another.
func patchKindMismatch(_ patch: Node, over target: Node) -> Diagnostic {
  patch.diagnostic(
    .patchKindMismatch, "a \(patch.kind) cannot be merged into a \(target.kind)",
    notes: [Diagnostic.Note("the \(target.kind) stands at", at: target.location)])
}

func unknownPatchDirective(_ value: Node) -> Diagnostic {
  let name = value.string
  return value.diagnostic(
    .unknownPatchDirective, "unknown patch directive '\(name)': expected 'merge', 'replace' or 'delete'",
    hint: didYouMean(name, among: PatchDirective.allCases.map(\.rawValue)))
}

/// An element that cannot stand in a list whose elements are merged.
func invalidMergeElement(_ element: Node, keys: [String]) -> Diagnostic {
  let expected = keys == [""] ? "scalars" : "mappings with '\(keys.joined(separator: "' and '"))'"
  return element.diagnostic(
    .invalidMergeElement, "a \(element.kind) cannot stand in this list: a patch merges it by \(expected)")
}
