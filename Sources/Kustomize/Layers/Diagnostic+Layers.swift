import Diagnostics
import YAML

extension Diagnostic.ID {
  package static let emptyKustomization = Diagnostic.ID("K0405", "empty-kustomization")
  package static let notAComponent = Diagnostic.ID("K0408", "not-a-component")
  package static let tooManyLayers = Diagnostic.ID("K0506", "too-many-layers")
  package static let deprecatedField = Diagnostic.ID("K0701", "deprecated-field")
}

extension Diagnostic {
  static func tooManyLayers(at entry: Node) -> Diagnostic {
    entry.diagnostic(
      .tooManyLayers, "this is more than the \(TreeLimits.layersOfABuild) layers that a build reads",
      hint: "layers that are named by several others are read as often as they are named")
  }
}
