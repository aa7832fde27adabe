import Kubernetes
import YAML

/// Takes out the resources that are for the build alone, such as the configurations of functions. All of them must still
/// be resources.
struct LocalConfigTransformer: Transformer {
  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    for resource in resources.resources { try ResourceReader.check(resource.node) }
    resources.removeAll { resource in
      guard let mark = resource.annotation("config.kubernetes.io/local-config") else { return false }
      return !mark.hasText("false")
    }
  }
}
