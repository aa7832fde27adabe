import Diagnostics
import Kubernetes
import YAML

/// One step of a build: what it does with resources, and what it says of itself. All that runs over resources is one.
package struct Stage {
  /// What it does.
  package enum Work {
    case generates(any Generator)
    case transforms(any Transformer)
  }

  /// What resources are told where they are annotated with what ran over them.
  package enum Annotation {
    case nothing
    /// kustomize's name of the stage, such as `ImageTagTransformer`.
    case builtIn(String)
    /// The resource that configures the stage.
    case configuration(Resource)
  }

  package let work: Work
  /// As histories of values call it, such as `patch`.
  package let name: String
  /// What asks for it; nowhere for what every build does.
  package let position: Position
  package let annotation: Annotation
  /// Whether what a layer gathers with it may be used again: not where it depends on more than the layer's files.
  package let isReusable: Bool

  /// - Parameters:
  ///   - node: the entry that asks for it; nil where every build does.
  ///   - kind: what kustomize calls it; nil for what leaves no annotation.
  package init(
    _ name: String, at node: Node? = nil, kind: String? = nil, isReusable: Bool = true, _ work: Work
  ) {
    self.work = work
    self.name = name
    position = node?.position ?? .nowhere
    annotation = kind.map(Annotation.builtIn) ?? .nothing
    self.isReusable = isReusable
  }

  /// A stage that a resource among `generators`, `transformers` or `validators` configures, be it kustomize's own or not.
  package init(_ name: String, configuredBy configuration: Resource, isAnnotated: Bool = true, _ work: Work) {
    self.work = work
    self.name = name
    position = configuration.node.position
    annotation = isAnnotated ? .configuration(configuration) : .nothing
    isReusable = false
  }
}

/// Makes resources. A layer's generators run once its resources are read.
package protocol Generator {
  /// - Throws: `Diagnostic`.
  func generate(in layer: LayerContext) throws -> [Resource]
}

/// Changes the resources of a layer, and of those below it.
package protocol Transformer {
  /// - Throws: `Diagnostic`.
  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws
}
