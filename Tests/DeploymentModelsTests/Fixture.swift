import Diagnostics
import Kubernetes
import Testing
import YAML

@testable import DeploymentModels

/// Manifests and a model in memory, and what is planned of them.
final class Fixture {
  let tree = Tree()
  private(set) var resources: [Resource] = []

  init(_ manifests: String...) throws {
    // Nodes keep no tree alive, and what a test looks at may outlive the fixture that it comes from.
    _ = Unmanaged.passRetained(tree)
    for text in manifests { resources += try read(text).map(Resource.init) }
  }

  func read(_ text: String, name: String = "resources.yaml") throws -> [Node] {
    try Reader.read(tree.text.addFile(path: name, contents: Array(text.utf8)), into: tree)
  }

  /// A model with these pods, written as the list below `pods:`.
  func model(_ pods: String, rewritesAddresses: Bool = false) throws -> DeploymentModel {
    let text = """
      apiVersion: strata.dev/v1alpha1
      kind: DeploymentModel
      metadata: {name: model}
      spec: {rewriteAddresses: \(rewritesAddresses), pods: \(pods)}
      """
    return try DeploymentModel(#require(try read(text, name: "model.yaml").first))
  }

  func plan(_ pods: String, rewritesAddresses: Bool = false) throws -> Plan {
    try Plan(model(pods, rewritesAddresses: rewritesAddresses), for: resources)
  }

  /// Applies a model, and keeps what comes out.
  ///
  /// - Returns: the names of the warnings.
  @discardableResult
  func apply(_ pods: String, rewritesAddresses: Bool = false) throws -> [String] {
    var set = ResourceSet()
    for resource in resources { try set.append(resource) }
    var warnings: [String] = []
    let transformer = DeploymentModelTransformer(model: try model(pods, rewritesAddresses: rewritesAddresses))
    try transformer.transform(&set) { warnings.append($0.id.name) }
    resources = set.resources
    return warnings
  }

  func resource(_ kind: String, _ name: String) throws -> Resource {
    try #require(resources.first { $0.kind == kind && $0.name == name })
  }

  /// The id of what a model is refused for.
  func refusal(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let refusal as Diagnostic {
      return refusal.id.name
    } catch {
      return "\(error)"
    }
  }

  /// A Deployment whose containers are flow mappings, and whose pods have the label `app`.
  static func deployment(_ name: String, _ containers: String, pod: String = "", spec: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), labels: {app: \(name)}}
    spec:
      selector: {matchLabels: {app: \(name)}}
      \(spec)
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          \(pod)
          containers: [\(containers)]
    """
  }

  static func service(_ name: String, app: String, ports: String, spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: \(name)}
    spec:
      \(spec)
      selector: {app: \(app)}
      ports: [\(ports)]
    """
  }
}
