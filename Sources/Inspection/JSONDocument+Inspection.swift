import Diagnostics
import Kubernetes
import YAML

extension JSONDocument {
  /// The fields that tell which resource is meant.
  mutating func identity(_ id: ResourceID) {
    string("apiVersion", id.gvk.apiVersion)
    string("kind", id.gvk.kind)
    if !id.namespace.isEmpty { string("namespace", id.namespace) }
    string("name", id.name)
  }
}
