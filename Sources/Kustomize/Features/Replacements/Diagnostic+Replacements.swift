import Diagnostics
import Kubernetes
import YAML

// The messages of replacements, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let invalidReplacement = Diagnostic.ID("K0801", "invalid-replacement")
  package static let sourceNotFound = Diagnostic.ID("K0802", "source-not-found")
  package static let ambiguousSource = Diagnostic.ID("K0803", "ambiguous-source")
  package static let sourceFieldNotFound = Diagnostic.ID("K0804", "source-field-not-found")
  package static let targetFieldNotFound = Diagnostic.ID("K0805", "target-field-not-found")
  package static let incompatibleValue = Diagnostic.ID("K0806", "incompatible-value")
  package static let invalidOption = Diagnostic.ID("K0807", "invalid-option")
}

/// Why a field path leads nowhere: a fact, to which the caller adds what it was looking for.
struct FieldPathError: Error {
  var reason: String
  /// Where the path ends, if anywhere.
  var node: Node?

  static func wrongType(_ node: Node, expected: String) -> FieldPathError {
    FieldPathError(reason: "\(expected) is needed there, and it is \(node.typeDescription)", node: node)
  }

  static func indexOutOfRange(_ index: Int, count: Int, at node: Node) -> FieldPathError {
    FieldPathError(reason: "the list has \(count) element\(count == 1 ? "" : "s"), and no index \(index)", node: node)
  }
}

extension Diagnostic {
  static func conflictingReplacementPath(_ entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "a replacement is written here or in the file of its 'path', not both")
  }

  static func incompleteReplacement(_ entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "a replacement needs a 'source' or a 'sourceValue', and 'targets'")
  }

  static func twoSources(_ entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "a replacement has a 'source' or a 'sourceValue', not both")
  }

  static func invalidReplacementFile(_ path: String, at entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "'\(path)' must hold a replacement or a list of them")
  }
}

// MARK: Sources

extension Diagnostic {
  static func sourceNotFound(_ source: Replacement.Source) -> Diagnostic {
    source.node.diagnostic(.sourceNotFound, "no resource is \(source.selection), the source of this replacement")
  }

  static func ambiguousSource(_ source: Replacement.Source, _ first: Resource, _ second: Resource) -> Diagnostic {
    source.node.diagnostic(
      .ambiguousSource, "a replacement has one source, and several resources are \(source.selection)",
      notes: [first, second].map { Note("\($0.id) is one", at: $0.node.location, otherwise: "\($0.id) is one") })
  }

  static func sourceFieldNotFound(
    _ source: Replacement.Source, in resource: Resource, _ error: FieldPathError? = nil
  ) -> Diagnostic {
    let end = error == nil ? source.fieldPath.deadEnd(in: resource.node, parts: source.fieldPath.lookupParts) : nil
    let reason = (error?.reason ?? end?.reason).map { ": \($0)" } ?? ", or it is empty"
    return source.fieldPathNode.diagnostic(
      .sourceFieldNotFound, "\(resource.id) has no field '\(source.fieldPath.text)'\(reason)", hint: end?.hint,
      notes: [Note("the source is", at: (error?.node ?? resource.node).location)])
  }

  static func delimiterOnCollection(
    _ source: Replacement.Source, in resource: Resource, _ value: Node
  ) -> Diagnostic {
    source.fieldPathNode.diagnostic(
      .invalidOption,
      "a 'delimiter' splits text, and '\(source.fieldPath.text)' of \(resource.id) is \(value.typeDescription)")
  }

  static func indexOutOfRange(_ source: Replacement.Source, _ value: Node) -> Diagnostic {
    let options = source.options
    return (options.node ?? source.node).diagnostic(
      .invalidOption,
      "index \(options.index) is out of range: '\(value.shownString)' has "
        + "\(value.string.utf8Parts(around: options.delimiter).count) parts around '\(options.delimiter)'")
  }
}

extension Replacement.Source {
  /// The selector as a message says it: `a ConfigMap 'settings'`.
  fileprivate var selection: String {
    var words = gvk.kind.isEmpty ? "a resource" : gvk.kind.withArticle
    if !name.isEmpty { words += " '\(name)'" }
    if !gvk.group.isEmpty || !gvk.version.isEmpty { words += " of \(gvk.apiVersion)" }
    if !namespace.isEmpty { words += " in namespace '\(namespace)'" }
    return words
  }
}

// MARK: Targets

extension Diagnostic {
  static func targetWithoutSelect(_ target: Node) -> Diagnostic {
    target.diagnostic(.invalidReplacement, "a target needs 'select', which says what resources it changes")
  }

  static func targetFieldNotFound(
    _ target: Replacement.Target, _ path: FieldPath, in resource: Resource, _ error: FieldPathError? = nil
  ) -> Diagnostic {
    let end = error == nil ? path.deadEnd(in: resource.node, parts: path.parts) : nil
    let reason = (error?.reason ?? end?.reason).map { ": \($0)" } ?? ""
    let failure = target.options.creates ? "cannot be found or made" : "cannot be found"
    return (path.node ?? target.node).diagnostic(
      .targetFieldNotFound, "the field '\(path.text)' of \(resource.id) \(failure)\(reason)",
      hint: target.options.creates || error != nil
        ? nil : end?.hint ?? "to make what is missing, give the target 'options: {create: true}'",
      notes: [Note("the target is", at: (error?.node ?? resource.node).location)])
  }

  static func delimiterOnCollection(
    _ target: Replacement.Target, _ path: FieldPath, in resource: Resource, _ field: Node
  ) -> Diagnostic {
    (path.node ?? target.node).diagnostic(
      .invalidOption, "a 'delimiter' splits text, and '\(path.text)' of \(resource.id) is \(field.typeDescription)",
      notes: [Note("the target is", at: field.location)])
  }

  static func incompatibleValue(
    _ target: Replacement.Target, _ path: FieldPath, in resource: Resource, value: String, type: String
  ) -> Diagnostic {
    (path.node ?? target.node).diagnostic(
      .incompatibleValue, "'\(value)' is no value for '\(path.text)' of \(resource.id), which is \(type)",
      notes: [Note("the target is", at: resource.node.location)])
  }

  /// A value that would lie deeper than anything may, or is larger than what may be copied.
  static func replacementTooLarge(
    _ target: Replacement.Target, _ path: FieldPath, in resource: Resource
  ) -> Diagnostic {
    (path.node ?? target.node).diagnostic(
      .nestingTooDeep,
      "the value would lie more than \(TreeLimits.depth) levels deep, or is too large: \(TreeLimits.copied)",
      notes: [Note("the target is", at: resource.node.location)])
  }

  static func replacementWithoutEffect(
    _ target: Replacement.Target, _ path: FieldPath, in resource: Resource
  ) -> Diagnostic {
    (path.node ?? target.node).diagnostic(
      .noEffect, "'\(path.text)' leads below a null, or into a text, of \(resource.id) that cannot take the value",
      notes: [Note("the target is", at: resource.node.location)])
  }

  static func unmatchedReplacementTarget(_ target: Replacement.Target, among resources: [Resource]) -> Diagnostic {
    let mistake = target.node["select"]?.mistakenPart(among: resources)
    return (mistake?.part ?? target.node).diagnostic(
      .noEffect, "this replacement target matches no resource", meant: mistake?.meant)
  }
}
