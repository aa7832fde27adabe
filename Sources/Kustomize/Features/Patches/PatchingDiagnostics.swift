import Diagnostics
import YAML

// The messages of patching, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let patchKindMismatch = Diagnostic.ID("K0301", "patch-kind-mismatch")
  package static let unknownPatchDirective = Diagnostic.ID("K0302", "unknown-patch-directive")
  package static let invalidMergeElement = Diagnostic.ID("K0303", "invalid-merge-element")
  package static let invalidPatch = Diagnostic.ID("K0310", "invalid-patch")
  package static let invalidJSONPatch = Diagnostic.ID("K0311", "invalid-json-patch")
  package static let invalidJSONPointer = Diagnostic.ID("K0312", "invalid-json-pointer")
  package static let jsonPatchFailed = Diagnostic.ID("K0313", "json-patch-failed")
}

// MARK: Strategic merge

/// A patch that has one kind of node where its target has another.
func patchKindMismatch(_ patch: Node, over target: Node) -> Diagnostic {
  patch.diagnostic(
    .patchKindMismatch, "\(patch.typeDescription) cannot be merged into \(target.typeDescription)",
    notes: [Diagnostic.Note("\(target.typeDescription) stands at", at: target.location)])
}

func unknownPatchDirective(_ value: Node) -> Diagnostic {
  let name = value.string
  return value.diagnostic(
    .unknownPatchDirective, "unknown patch directive '\(name)': expected 'merge', 'replace' or 'delete'",
    hint: didYouMean(name, among: PatchDirective.allCases.map(\.rawValue)))
}

/// An element that cannot stand in a list whose elements are merged.
func invalidMergeElement(_ element: Node, keys: [String]) -> Diagnostic {
  let expected = keys == [""] ? "its values" : "'\(keys.joined(separator: "' and '"))'"
  return element.diagnostic(
    .invalidMergeElement, "\(element.typeDescription) cannot stand in this list, which is merged by \(expected)")
}

// MARK: JSON patch

/// A patch that is neither a resource nor a list of operations.
func invalidPatch(_ document: Node, listedAt entry: Node) -> Diagnostic {
  document.diagnostic(
    .invalidPatch, "a patch is a resource, or a list of JSON patch operations, not \(document.typeDescription)",
    notes: [Diagnostic.Note("listed as a patch in", at: entry.location)])
}

/// An operation that stands alone.
func operationWithoutList(_ document: Node, listedAt entry: Node) -> Diagnostic {
  document.diagnostic(
    .invalidPatch, "this is an operation, and a JSON patch is a list of them", hint: "put '- ' before it",
    notes: [Diagnostic.Note("listed as a patch in", at: entry.location)])
}

/// A patch whose first character says that it is JSON.
func invalidJSONText(at snippet: Snippet?) -> Diagnostic {
  Diagnostic(
    .invalidJSONPatch, "a patch that begins with '[' must be JSON, and here it is not", at: snippet,
    hint: "quote names and texts, or write the list with dashes")
}

func notAListOfOperations(_ node: Node) -> Diagnostic {
  node.diagnostic(.invalidJSONPatch, "a JSON patch is a list of operations, not \(node.typeDescription)")
}

func noResource(_ value: Node) -> Diagnostic {
  value.diagnostic(.jsonPatchFailed, "a resource is a mapping, and this patch makes it \(value.typeDescription)")
}

func notAnOperation(_ node: Node) -> Diagnostic {
  node.diagnostic(.invalidJSONPatch, "an operation is a mapping, not \(node.typeDescription)")
}

func unknownOperation(_ name: Node) -> Diagnostic {
  invalidChoice(name, "an operation", JSONPatchOperation.Kind.allCases.map(\.rawValue))
}

func invalidJSONPointer(_ value: Node) -> Diagnostic {
  value.diagnostic(.invalidJSONPointer, "a JSON pointer is a string, not \(value.typeDescription)", hint: "quote it")
}

/// An operation that its resource has no place for.
func jsonPatchFailed(_ pointer: Node, _ reason: String, hint: String? = nil, resource: Node) -> Diagnostic {
  pointer.diagnostic(
    .jsonPatchFailed, "'\(pointer.string)' \(reason)", hint: hint,
    notes: [Diagnostic.Note("in the resource from", at: resource.location)])
}
