import Diagnostics
import Kubernetes
import YAML

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

/// What a stage may use of the layer that it works for.
package struct LayerContext {
  package let build: BuildContext
  /// Reads the files that the layer names.
  package let loader: Loader

  package init(build: BuildContext, loader: Loader) {
    self.build = build
    self.loader = loader
  }

  package var tree: Tree { build.tree }
}

/// What all layers of one build share.
package final class BuildContext {
  package let tree: Tree
  package let options: BuildOptions
  package let fileSystem: any FileSystem
  package let log = DiagnosticLog()

  package init(options: BuildOptions, fileSystem: any FileSystem) {
    self.tree = Tree()
    self.options = options
    self.fileSystem = fileSystem
  }

  /// Tells the user something that does not change the output.
  package func warn(_ diagnostic: Diagnostic) {
    var warning = diagnostic
    warning.severity = .warning
    log.report(warning)
  }
}
