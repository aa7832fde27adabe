import Diagnostics
import Kubernetes
import YAML

/// A transformer among `validators`: it must leave everything as it is, but for a label that says that it ran.
struct Validator: Transformer {
  private let transformer: any Transformer
  private let configuration: Resource

  init(_ transformer: any Transformer, _ configuration: Resource) {
    self.transformer = transformer
    self.configuration = configuration
  }

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let before = resources.resources.map { $0.copy() }
    var after = resources
    try transformer.transform(&after, in: layer)
    for resource in after.resources { resource.labels?.removeField("validated-by") }
    let isSame =
      before.count == after.count && zip(before, after.resources).allSatisfy { $0.node.isEqual(to: $1.node) }
    guard isSame else {
      throw configuration.node.diagnostic(
        .validationFailed, "the validator \(configuration.id) changed resources, which a validator must not")
    }
  }
}
