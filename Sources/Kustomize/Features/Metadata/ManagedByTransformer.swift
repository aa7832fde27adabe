import Kubernetes
import YAML

/// Labels resources with the program that made them: kustomize's managedByLabel.
struct ManagedByTransformer: Transformer {
  func transform(_ resources: inout ResourceSet, in layer: LayerContext) {
    for resource in resources.resources {
      let metadata = resource.metadata()
      let labels = metadata["labels"].flatMap { $0.isMapping ? $0 : nil } ?? layer.tree.mapping()
      labels.set("app.kubernetes.io/managed-by", string: "strata-\(strataVersion)")
      metadata.set("labels", labels)
    }
  }
}
