import Kubernetes
import YAML

/// Leaves of annotations what the output has: strings, whatever they were, none of those that the build and other tools
/// work with, and no mapping without any. kustomize sets them anew before it prints, so that a folded block is one no
/// more and keeps its text.
struct AnnotationFinisher: Transformer {
  let options: Set<BuildMetadataField.Option>

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) {
    for resource in resources.resources { finishAnnotations(of: resource) }
  }

  private func finishAnnotations(of resource: Resource) {
    guard let metadata = resource.node["metadata"] else {
      // Only a list without items has none. It gets some where kustomize takes its own annotations away.
      if !options.isSuperset(of: [.originAnnotations, .transformerAnnotations]) {
        resource.node.set("metadata", resource.node.tree.mapping(at: resource.node.position))
      }
      return
    }
    guard let annotations = metadata["annotations"] else { return }
    if annotations.isMapping {
      if !options.contains(.originAnnotations) { annotations.removeField(Origin.annotation) }
      if !options.contains(.transformerAnnotations) { annotations.removeField(Origin.transformations) }
      for field in annotations.fields {
        if Self.internalAnnotations.contains(where: field.key.hasText) {
          annotations.remove(field)
        } else if field.value.tag != .string || field.value.style == .folded {
          field.value.setString(field.value.string)
        }
      }
    }
    if !annotations.isMapping || annotations.isEmptyCollection { metadata.removeField("annotations") }
  }

  /// What functions and other tools leave, and no cluster should see.
  private static let internalAnnotations: [String] =
    [
      "previousKinds", "previousNames", "previousNamespaces", "prefixes", "suffixes", "refBy", "generatorBehavior",
      "needsHashSuffix", "allowNameChange", "allowKindChange", "helm-generated", "path", "index", "seqindent", "id",
      "annotations-migration-resource-id",
    ].map { "internal.config.kubernetes.io/" + $0 }
    + ["config.kubernetes.io/path", "config.kubernetes.io/index", "config.k8s.io/id"]
}
