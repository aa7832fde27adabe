import Diagnostics
import Kubernetes
import YAML

// The messages of the model, the loader and the pipeline, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let patchWithoutMatch = Diagnostic.ID("K0300", "patch-without-match")
  package static let unknownField = Diagnostic.ID("K0401", "unknown-field")
  package static let wrongType = Diagnostic.ID("K0402", "wrong-type")
  package static let missingField = Diagnostic.ID("K0403", "missing-field")
  package static let invalidValue = Diagnostic.ID("K0404", "invalid-value")
  package static let emptyKustomization = Diagnostic.ID("K0405", "empty-kustomization")
  package static let noKustomization = Diagnostic.ID("K0406", "no-kustomization")
  package static let severalKustomizations = Diagnostic.ID("K0407", "several-kustomizations")
  package static let notAComponent = Diagnostic.ID("K0408", "not-a-component")
  package static let fileNotFound = Diagnostic.ID("K0501", "file-not-found")
  package static let fileNotReadable = Diagnostic.ID("K0502", "file-not-readable")
  package static let outsideRoot = Diagnostic.ID("K0503", "outside-root")
  package static let cycle = Diagnostic.ID("K0504", "cycle")
  package static let notADirectory = Diagnostic.ID("K0505", "not-a-directory")
  package static let invalidResource = Diagnostic.ID("K0601", "invalid-resource")
  package static let generatorConflict = Diagnostic.ID("K0602", "generator-conflict")
  package static let identityConflict = Diagnostic.ID("K0603", "identity-conflict")
  package static let invalidFieldPath = Diagnostic.ID("K0604", "invalid-field-path")
  package static let ambiguousReference = Diagnostic.ID("K0605", "ambiguous-reference")
  package static let unknownPlugin = Diagnostic.ID("K0606", "unknown-plugin")
  package static let pluginsDisabled = Diagnostic.ID("K0607", "plugins-disabled")
  package static let validationFailed = Diagnostic.ID("K0608", "validation-failed")
  package static let deprecatedField = Diagnostic.ID("K0701", "deprecated-field")
  package static let noEffect = Diagnostic.ID("K0702", "no-effect")
}

func unknownField(_ key: Node, in subject: String, known: [String]) -> Diagnostic {
  let name = key.string
  return key.diagnostic(
    .unknownField, "\(subject) has no field '\(name)'", hint: didYouMean(name, among: known))
}

func wrongType(_ value: Node, _ name: String, expected: String, hint: String? = nil) -> Diagnostic {
  value.diagnostic(.wrongType, "'\(name)' must be \(expected), and is \(value.typeDescription)", hint: hint)
}

func missingField(_ name: String, of subject: String, in node: Node) -> Diagnostic {
  node.diagnostic(.missingField, "\(subject) needs the field '\(name)'")
}

extension Node {
  /// What the node is, as a message says it.
  var typeDescription: String {
    switch tag {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .null: "null"
    case .integer, .float: "a number"
    case .boolean: "a boolean"
    default: yaml11Boolean == nil ? "a string" : "a boolean"
    }
  }
}
