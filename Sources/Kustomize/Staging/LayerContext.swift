import YAML

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
