import Diagnostics
import Kubernetes
import YAML

// The messages of vars, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let duplicateVariable = Diagnostic.ID("K0811", "duplicate-variable")
  package static let ambiguousVariable = Diagnostic.ID("K0812", "ambiguous-variable")
  package static let variableNotFound = Diagnostic.ID("K0813", "variable-not-found")
  package static let variableFieldNotFound = Diagnostic.ID("K0814", "variable-field-not-found")
  package static let invalidVariableField = Diagnostic.ID("K0815", "invalid-variable-field")
}

extension Diagnostic {
  static func duplicateVariable(_ variable: Variable, of other: Variable) -> Diagnostic {
    variable.node.diagnostic(
      .duplicateVariable, "there is a var '\(variable.name)' already",
      notes: [Note("the other one is", at: other.node.location)])
  }

  static func ambiguousVariable(_ variable: Variable, _ resources: [Resource]) -> Diagnostic {
    variable.node.diagnostic(
      .ambiguousVariable,
      "the var '\(variable.name)' means one resource, and \(resources.count) have its type and name",
      hint: "give its objref a 'namespace'",
      notes: resources.map { Note("\($0.id) is one", at: $0.node.location, otherwise: "\($0.id) is one") })
  }

  static func variableNotFound(_ variable: Variable) -> Diagnostic {
    let gvk = variable.gvk
    let type = "\(gvk.kind.isEmpty ? "resource" : gvk.kind) of '\(gvk.apiVersion)'"
    return variable.node.diagnostic(
      .variableNotFound, "there is no \(type) called '\(variable.objectName)' for the var '\(variable.name)'")
  }

  static func variableFieldNotFound(_ variable: Variable, in resource: Resource) -> Diagnostic {
    (variable.fieldPath.node ?? variable.node).diagnostic(
      .variableFieldNotFound,
      "the var '\(variable.name)' finds no value at '\(variable.fieldPath.text)' of \(resource.id)",
      notes: [Note("the resource is", at: resource.node.location)])
  }

  static func neverReplaced(_ variable: Variable) -> Diagnostic {
    variable.node.diagnostic(
      .noEffect, "the var '\(variable.name)' is never replaced: no field that takes vars has a $(\(variable.name))")
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
