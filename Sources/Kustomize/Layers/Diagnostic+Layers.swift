import Diagnostics
import Kubernetes
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

  /// A resource in the file of a kustomization; nil where it says that it is one, or nothing. Flux and Argo CD have
  /// resources that look like kustomizations, or name folders with one.
  static func notAKustomization(_ node: Node) -> Diagnostic? {
    guard let version = node["apiVersion"], version.isScalar, let kind = node["kind"], kind.isScalar,
      !version.bytes.isEmpty, !version.isNull, !version.string.hasPrefix("kustomize.config.k8s.io/")
    else { return nil }
    let path = (node["spec"]?["path"] ?? node["spec"]?["source"]?["path"]).flatMap { $0.isScalar ? $0.string : nil }
    return version.diagnostic(
      .invalidValue, "a kustomization is needed here, and this is \(kind.string.withArticle) of \(version.string)",
      hint: path.map { "build the folder that it names: '\($0)'" }
        ?? "give the file another name, and list that under 'resources'")
  }

  /// A key of a kustomization that stands there twice.
  static func repeatedKey(_ warning: Diagnostic) -> Diagnostic {
    var warning = warning
    warning.notes.append(Note("the last one counts"))
    return warning
  }
}
