import Diagnostics
import Kubernetes
import YAML

// The messages of patching, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let patchWithoutMatch = Diagnostic.ID("K0300", "patch-without-match")
  package static let patchKindMismatch = Diagnostic.ID("K0301", "patch-kind-mismatch")
  package static let unknownPatchDirective = Diagnostic.ID("K0302", "unknown-patch-directive")
  package static let invalidMergeElement = Diagnostic.ID("K0303", "invalid-merge-element")
  package static let invalidPatch = Diagnostic.ID("K0310", "invalid-patch")
  package static let invalidJSONPatch = Diagnostic.ID("K0311", "invalid-json-patch")
  package static let invalidJSONPointer = Diagnostic.ID("K0312", "invalid-json-pointer")
  package static let jsonPatchFailed = Diagnostic.ID("K0313", "json-patch-failed")
}

// MARK: Any patch

extension Diagnostic {
  /// Runs what reads or applies a patch. Where that may be for a Secret an error says where, and shows no line.
  static func hidingLines<Result>(if isSecret: Bool, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as Diagnostic where isSecret {
      throw error.withoutLine
    }
  }

  /// A patch that names no resource, or several.
  static func patchWithoutMatch(
    _ patch: Resource, _ matches: [Resource], listedAt entry: Node, in resources: ResourceSet
  ) -> Diagnostic {
    let id = patch.originalID
    let name = patch.node["metadata"]?["name"] ?? patch.node
    let listed = Note("listed as a patch in", at: entry.location)
    guard matches.isEmpty else {
      return name.diagnostic(
        .patchWithoutMatch, "\(matches.count) resources are \(id), so that this patch is not for one",
        notes: matches.map { .origin("one is \($0.id)", of: $0) } + [listed])
    }
    if let other = resources.resources.first(where: { other in
      other.kind == id.gvk.kind && other.allIDs.contains { $0.name == id.name }
    }) {
      return elsewhere(patch, other, notes: [Note("\(other.id) comes from", at: other.nameLocation), listed])
    }
    let sameKind = resources.resources.filter { $0.kind == id.gvk.kind }
    let names = sameKind.flatMap { $0.allIDs.map(\.name) }
    let nearest = nearestWord(to: id.name, among: names)
    let sameName = resources.resources.filter { $0.allIDs.contains { $0.name == id.name } }
    var notes = sameKind.filter { $0.allIDs.contains { $0.name == nearest } }.prefix(3).map {
      Note("\($0.id) comes from", at: $0.nameLocation)
    }
    if nearest == nil {
      notes += sameName.prefix(3).map {
        .origin("there is \($0.id) of \($0.gvk.apiVersion)", of: $0)
      }
    }
    return name.diagnostic(
      .patchWithoutMatch, "no \(id) for this patch",
      meant: nearest, notes: notes + [listed])
  }

  /// A patch for a resource that has another API version, or is in another namespace.
  private static func elsewhere(_ patch: Resource, _ other: Resource, notes: [Note?]) -> Diagnostic {
    let id = patch.originalID
    let metadata = patch.node["metadata"]
    if !other.allIDs.contains(where: { $0.type == id.type }) {
      return (patch.node["apiVersion"] ?? patch.node).diagnostic(
        .patchWithoutMatch, "no \(id) of \(id.gvk.apiVersion) for this patch", meant: other.gvk.apiVersion, notes: notes
      )
    }
    let there = other.namespace
    let isGiven = metadata?["namespace"] != nil
    let hint =
      if !isGiven {
        "it is in namespace '\(there)' here: give the patch that"
      } else if there.isEmpty {
        "it has no namespace here: leave this one out"
      } else {
        didYouMean(there)
      }
    return (metadata?["namespace"] ?? metadata?["name"] ?? patch.node).diagnostic(
      .patchWithoutMatch, "no \(id) for this patch", hint: hint, notes: notes)
  }

  static func namelessAfterPatch(_ patch: JSONPatch, _ resource: Resource) -> Diagnostic {
    patch.node.diagnostic(
      .jsonPatchFailed, "this patch leaves a resource without 'kind' or 'metadata.name'",
      notes: [Note("the resource comes from", at: resource.node.location)])
  }

  static func targetWithoutMatch(_ target: Node, among resources: [Resource]) -> Diagnostic {
    let mistake = target.mistakenPart(among: resources)
    return (mistake?.part ?? target).diagnostic(
      .noEffect, "no resource matches this target, so that the patch changes nothing", meant: mistake?.meant)
  }
}

// MARK: Strategic merge

extension Diagnostic {
  /// A patch that has one kind of node where its target has another.
  static func patchKindMismatch(_ patch: Node, over target: Node) -> Diagnostic {
    patch.diagnostic(
      .patchKindMismatch, "\(patch.typeDescription) cannot be merged into \(target.typeDescription)",
      notes: [Note("\(target.typeDescription) stands at", at: target.location)])
  }

  static func unknownPatchDirective(_ value: Node) -> Diagnostic {
    let name = value.string
    return value.diagnostic(
      .unknownPatchDirective, "unknown patch directive '\(name)': expected 'merge', 'replace' or 'delete'",
      meant: nearestWord(to: name, among: PatchDirective.allCases.map(\.rawValue)))
  }

  /// An element that cannot stand in a list whose elements are merged.
  static func invalidMergeElement(_ element: Node, keys: [String]) -> Diagnostic {
    let expected = keys == [""] ? "its values" : "'\(keys.joined(separator: "' and '"))'"
    return element.diagnostic(
      .invalidMergeElement, "\(element.typeDescription) cannot stand in this list, which is merged by \(expected)")
  }
}

// MARK: JSON patch

extension Diagnostic {
  /// A patch that is neither a resource nor a list of operations.
  static func invalidPatch(_ document: Node, listedAt entry: Node) -> Diagnostic {
    document.diagnostic(
      .invalidPatch, "a patch is a resource, or a list of JSON patch operations, not \(document.typeDescription)",
      notes: [Note("listed as a patch in", at: entry.location)])
  }

  /// An operation that stands alone.
  static func operationWithoutList(_ document: Node, listedAt entry: Node) -> Diagnostic {
    document.diagnostic(
      .invalidPatch, "this is an operation, and a JSON patch is a list of them", hint: "put '- ' before it",
      notes: [Note("listed as a patch in", at: entry.location)])
  }

  /// A patch whose first character says that it is JSON.
  static func invalidJSONText(at snippet: Snippet?) -> Diagnostic {
    Diagnostic(
      .invalidJSONPatch, "a patch that begins with '[' must be JSON, and here it is not", at: snippet,
      hint: "quote names and texts, or write the list with dashes")
  }

  static func notAListOfOperations(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidJSONPatch, "a JSON patch is a list of operations, not \(node.typeDescription)")
  }

  static func patchLeavesNoResource(_ value: Node) -> Diagnostic {
    value.diagnostic(.jsonPatchFailed, "a resource is a mapping, and this patch makes it \(value.typeDescription)")
  }

  static func notAnOperation(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidJSONPatch, "an operation is a mapping, not \(node.typeDescription)")
  }

  static func unknownOperation(_ name: Node) -> Diagnostic {
    invalidChoice(name, "an operation", JSONPatchOperation.Kind.allCases.map(\.rawValue))
  }

  static func invalidJSONPointer(_ value: Node) -> Diagnostic {
    value.diagnostic(.invalidJSONPointer, "a JSON pointer is a string, not \(value.typeDescription)", hint: "quote it")
  }

  /// An operation that its resource has no place for.
  static func jsonPatchFailed(_ pointer: Node, _ reason: String, hint: String? = nil, resource: Node) -> Diagnostic {
    pointer.diagnostic(
      .jsonPatchFailed, "'\(pointer.string)' \(reason)", hint: hint,
      notes: [Note("in the resource from", at: resource.location)])
  }
}

extension Resource {
  /// Where its name is written.
  fileprivate var nameLocation: Location? { node["metadata"]?["name"]?.location }
}
