import Diagnostics
import Kubernetes
import YAML

/// Makes the ServiceAccount that stands for an account of a cloud: GKE's, as yet the only one that kustomize knows.
package struct IAMPolicyGenerator: Generator {
  private let node: Node
  private let cloud: Node?
  private let name: Node
  private let namespace: Node?
  private let account: Node?
  private let project: Node?

  package init(configuredBy configuration: BuiltInConfiguration) throws { try self.init(node: configuration.node) }

  /// - Parameter node: the generator's own file.
  /// - Throws: `Diagnostic` at what is of the wrong type, or for another cloud.
  package init(node: Node) throws {
    self.node = node
    let reader = try FieldReader(node, "an IAM policy generator")
    cloud = try reader.stringNode("cloud")
    guard let cloud, cloud.hasText("gke") else { throw Diagnostic.unsupportedCloud(self.cloud ?? node) }
    let service = try reader.mapping("kubernetesService").map { try FieldReader($0, "kubernetesService") }
    let serviceAccount = try reader.mapping("serviceAccount").map { try FieldReader($0, "serviceAccount") }
    guard let name = try service?.stringNode("name"), !name.bytes.isEmpty else {
      throw Diagnostic.missingField("name", of: "kubernetesService", in: service?.node ?? node)
    }
    self.name = name
    namespace = try service?.stringNode("namespace").flatMap { $0.bytes.isEmpty ? nil : $0 }
    account = try serviceAccount?.stringNode("name")
    project = try serviceAccount?.stringNode("projectId")
  }

  package func generate(in layer: LayerContext) throws -> [Resource] {
    let tree = layer.tree
    let position = node.position
    let annotations = tree.mapping(at: position)
    annotations.append(
      "iam.gke.io/gcp-service-account",
      tree.scalar(
        "\(account?.string ?? "")@\(project?.string ?? "").iam.gserviceaccount.com",
        at: (account ?? node).position))
    let metadata = tree.mapping(at: position)
    metadata.append("annotations", annotations)
    // kustomize writes the names into a text that it then reads, so that a number becomes one.
    metadata.append("name", tree.plainScalar(name.string, at: name.position))
    if let namespace { metadata.append("namespace", tree.plainScalar(namespace.string, at: namespace.position)) }
    let root = tree.mapping(at: position)
    root.append("apiVersion", tree.scalar("v1", at: position))
    root.append("kind", tree.scalar("ServiceAccount", at: position))
    root.append("metadata", metadata)
    return [Resource(root)]
  }
}
