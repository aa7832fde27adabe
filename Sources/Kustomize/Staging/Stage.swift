import Kubernetes

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
