import Diagnostics
import Kubernetes
import YAML

// The messages of replacements and vars, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let invalidReplacement = Diagnostic.ID("K0801", "invalid-replacement")
  package static let sourceNotFound = Diagnostic.ID("K0802", "source-not-found")
  package static let ambiguousSource = Diagnostic.ID("K0803", "ambiguous-source")
  package static let sourceFieldNotFound = Diagnostic.ID("K0804", "source-field-not-found")
  package static let targetFieldNotFound = Diagnostic.ID("K0805", "target-field-not-found")
  package static let incompatibleValue = Diagnostic.ID("K0806", "incompatible-value")
  package static let invalidOption = Diagnostic.ID("K0807", "invalid-option")
  package static let duplicateVariable = Diagnostic.ID("K0811", "duplicate-variable")
  package static let ambiguousVariable = Diagnostic.ID("K0812", "ambiguous-variable")
  package static let variableNotFound = Diagnostic.ID("K0813", "variable-not-found")
  package static let variableFieldNotFound = Diagnostic.ID("K0814", "variable-field-not-found")
  package static let invalidVariableField = Diagnostic.ID("K0815", "invalid-variable-field")
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

// MARK: Replacements

extension Replacement {
  static func conflictingPath(_ entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "a replacement is written here or in the file of its 'path', not both")
  }

  static func incomplete(_ entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "a replacement needs a 'source' or a 'sourceValue', and 'targets'")
  }

  static func twoSources(_ entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "a replacement has a 'source' or a 'sourceValue', not both")
  }

  static func invalidFile(_ path: String, at entry: Node) -> Diagnostic {
    entry.diagnostic(.invalidReplacement, "'\(path)' must hold a replacement or a list of them")
  }
}

extension Replacement.Source {
  func notFound() -> Diagnostic {
    node.diagnostic(.sourceNotFound, "no resource is \(selection), the source of this replacement")
  }

  func ambiguous(_ first: Resource, _ second: Resource) -> Diagnostic {
    node.diagnostic(
      .ambiguousSource, "a replacement has one source, and several resources are \(selection)",
      notes: [first, second].map { Diagnostic.Note("\($0.id) is one", at: $0.node.location) })
  }

  func fieldNotFound(in resource: Resource, _ error: FieldPathError? = nil) -> Diagnostic {
    let reason = error.map { ": \($0.reason)" } ?? ", or it is empty"
    return fieldPathNode.diagnostic(
      .sourceFieldNotFound, "\(resource.id) has no field '\(fieldPath.text)'\(reason)",
      notes: [Diagnostic.Note("the source is", at: (error?.node ?? resource.node).location)])
  }

  func delimiterOnCollection(in resource: Resource, _ value: Node) -> Diagnostic {
    fieldPathNode.diagnostic(
      .invalidOption, "a 'delimiter' splits text, and '\(fieldPath.text)' of \(resource.id) is \(value.typeDescription)"
    )
  }

  func indexOutOfRange(_ value: String) -> Diagnostic {
    (options.node ?? node).diagnostic(
      .invalidOption,
      "index \(options.index) is out of range: '\(value)' has "
        + "\(value.utf8Parts(around: options.delimiter).count) parts around '\(options.delimiter)'")
  }

  /// The selector as a message says it: `ConfigMap 'settings'`.
  private var selection: String {
    var words = gvk.kind.isEmpty ? "a resource" : "a \(gvk.kind)"
    if !name.isEmpty { words += " '\(name)'" }
    if !gvk.group.isEmpty || !gvk.version.isEmpty { words += " of \(gvk.apiVersion)" }
    if !namespace.isEmpty { words += " in namespace '\(namespace)'" }
    return words
  }
}

extension Replacement.Target {
  static func missingSelect(_ target: Node) -> Diagnostic {
    target.diagnostic(.invalidReplacement, "a target needs 'select', which says what resources it changes")
  }

  func fieldNotFound(_ path: FieldPath, in resource: Resource, _ error: FieldPathError? = nil) -> Diagnostic {
    let reason = error.map { ": \($0.reason)" } ?? ""
    let failure = options.creates ? "cannot be found or made" : "cannot be found"
    return (path.node ?? node).diagnostic(
      .targetFieldNotFound, "the field '\(path.text)' of \(resource.id) \(failure)\(reason)",
      hint: options.creates || error != nil
        ? nil : "to make what is missing, give the target 'options: {create: true}'",
      notes: [Diagnostic.Note("the target is", at: (error?.node ?? resource.node).location)])
  }

  func delimiterOnCollection(_ path: FieldPath, in resource: Resource, _ field: Node) -> Diagnostic {
    (path.node ?? node).diagnostic(
      .invalidOption, "a 'delimiter' splits text, and '\(path.text)' of \(resource.id) is \(field.typeDescription)",
      notes: [Diagnostic.Note("the target is", at: field.location)])
  }

  func incompatible(_ path: FieldPath, in resource: Resource, value: String, type: String) -> Diagnostic {
    (path.node ?? node).diagnostic(
      .incompatibleValue, "'\(value)' is no value for '\(path.text)' of \(resource.id), which is \(type)",
      notes: [Diagnostic.Note("the target is", at: resource.node.location)])
  }

  func noEffect(_ path: FieldPath, in resource: Resource) -> Diagnostic {
    (path.node ?? node).diagnostic(
      .noEffect, "'\(path.text)' leads below a null, or into a text, of \(resource.id) that cannot take the value",
      notes: [Diagnostic.Note("the target is", at: resource.node.location)])
  }

  func noEffect() -> Diagnostic {
    node.diagnostic(.noEffect, "this replacement target matches no resource")
  }
}

// MARK: Vars

extension Variable {
  func duplicate(of other: Variable) -> Diagnostic {
    node.diagnostic(
      .duplicateVariable, "there is a var '\(name)' already",
      notes: [Diagnostic.Note("the other one is", at: other.node.location)])
  }

  func ambiguous(_ resources: [Resource]) -> Diagnostic {
    node.diagnostic(
      .ambiguousVariable, "the var '\(name)' means one resource, and \(resources.count) have its type and name",
      hint: "give its objref a 'namespace'",
      notes: resources.map { Diagnostic.Note("\($0.id) is one", at: $0.node.location) })
  }

  func notFound() -> Diagnostic {
    let type = "\(gvk.kind.isEmpty ? "resource" : gvk.kind) of '\(gvk.apiVersion)'"
    return node.diagnostic(.variableNotFound, "there is no \(type) called '\(objectName)' for the var '\(name)'")
  }

  func fieldNotFound(in resource: Resource) -> Diagnostic {
    (fieldPath.node ?? node).diagnostic(
      .variableFieldNotFound, "the var '\(name)' finds no value at '\(fieldPath.text)' of \(resource.id)",
      notes: [Diagnostic.Note("the resource is", at: resource.node.location)])
  }

  func neverReplaced() -> Diagnostic {
    node.diagnostic(.noEffect, "the var '\(name)' is never replaced: no field that takes vars has a $(\(name))")
  }

  static func keyIsNoText(_ key: Node) -> Diagnostic {
    key.diagnostic(
      .invalidVariableField, "vars are looked for in this mapping, and its key is \(key.typeDescription)",
      hint: key.isScalar ? "quote it: '\(key.string)'" : nil)
  }

  static func elementIsNoText(_ element: Node) -> Diagnostic {
    element.diagnostic(
      .invalidVariableField, "vars are looked for in this list, and its element is \(element.typeDescription)",
      hint: element.isScalar ? "quote it: '\(element.string)'" : nil)
  }
}
