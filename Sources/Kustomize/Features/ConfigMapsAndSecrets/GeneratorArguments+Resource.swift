import Diagnostics
import Kubernetes
import YAML

extension GeneratorArguments {
  /// The ConfigMap or Secret that is asked for, without its data.
  ///
  /// - Throws: `Diagnostic` where it has no name.
  func makeResource(kind: String, in layer: LayerContext) throws -> Resource {
    guard let name, !name.bytes.isEmpty else {
      throw Diagnostic.missingField("name", of: "a \(kind) generator", in: node)
    }
    if let behaviorNode, behavior == .unspecified, !behaviorNode.bytes.isEmpty {
      layer.build.warn(.unknownBehavior(behaviorNode))
    }
    let tree = layer.tree
    let root = tree.mapping(at: node.position)
    root.append("apiVersion", tree.scalar("v1", at: node.position))
    root.append("kind", tree.scalar(kind, at: node.position))
    let metadata = tree.mapping(at: node.position)
    metadata.append("name", tree.string(of: name))
    if let namespace, !namespace.bytes.isEmpty { metadata.append("namespace", tree.string(of: namespace)) }
    if let labels = tree.strings(of: options.labels, at: node.position) { metadata.append("labels", labels) }
    if let annotations = tree.strings(of: options.annotations, at: node.position) {
      metadata.append("annotations", annotations)
    }
    root.append("metadata", metadata)
    if options.immutable {
      root.append("immutable", tree.scalar("true", tag: .boolean, at: (options.immutableNode ?? node).position))
    }
    let resource = Resource(root)
    resource.needsHashSuffix = !options.disableNameSuffixHash
    resource.placeOfGeneratedName = name.position
    resource.behavior = behavior
    return resource
  }
}

extension Tree {
  /// A string with the text of a scalar, at its place.
  fileprivate func string(of node: Node) -> Node { scalar(node.textRange, at: node.position) }

  fileprivate func strings(of fields: [(key: String, value: Node)], at position: Position) -> Node? {
    guard !fields.isEmpty else { return nil }
    let mapping = mapping(at: position)
    for field in fields { mapping.append(field.key, string(of: field.value)) }
    return mapping
  }
}
