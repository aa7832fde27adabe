import Diagnostics
import Kubernetes
import YAML

// The messages of the model, the loader and the pipeline, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let patchWithoutMatch = Diagnostic.ID("K0300", "patch-without-match")
  package static let invalidValue = Diagnostic.ID("K0404", "invalid-value")
  package static let emptyKustomization = Diagnostic.ID("K0405", "empty-kustomization")
  package static let noKustomization = Diagnostic.ID("K0406", "no-kustomization")
  package static let severalKustomizations = Diagnostic.ID("K0407", "several-kustomizations")
  package static let notAComponent = Diagnostic.ID("K0408", "not-a-component")
  package static let fileNotFound = Diagnostic.ID("K0501", "file-not-found")
  package static let fileNotReadable = Diagnostic.ID("K0502", "file-not-readable")
  package static let outsideRoot = Diagnostic.ID("K0503", "outside-root")
  package static let cycle = Diagnostic.ID("K0504", "cycle")
  package static let tooManyLayers = Diagnostic.ID("K0506", "too-many-layers")
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

extension Diagnostic {
  /// A word that is none of those that its field knows.
  ///
  /// - Parameter what: such as `a sort order`.
  static func invalidChoice(_ node: Node, _ what: String, _ choices: [String]) -> Diagnostic {
    let list = choices.map { "'\($0)'" }.joined(separator: ", ")
    return node.diagnostic(
      .invalidValue, "'\(node.string)' is not \(what): there are \(list)",
      meant: nearestWord(to: node.string, among: choices))
  }
}
