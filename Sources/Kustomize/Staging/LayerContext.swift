import Kubernetes
import YAML

/// What a stage may use of the layer that it works for.
package struct LayerContext {
  package let build: BuildContext
  /// Reads the files that the layer names.
  package let loader: Loader
  /// Where stages find the fields that they change; nil is the default.
  package var configuration: TransformerConfiguration?
  /// The namespace that this layer gives, or the next one above that gives one; empty where none does.
  package var namespace = ""
  /// Whether annotations tell what ran over resources, so that each entry of a field is a stage of its own.
  package var isAnnotating = false

  package init(build: BuildContext, loader: Loader) {
    self.build = build
    self.loader = loader
  }

  package var tree: Tree { build.tree }

  /// The fields of a list of the configuration.
  func fields(_ list: TransformerConfiguration.List) -> FieldSpecsByType {
    build.fields.fields(list, of: configuration)
  }

  /// Entries that one stage can take in one go: all of them, unless annotations tell of each.
  func runs<Entry>(of entries: [Entry]) -> [[Entry]] {
    if isAnnotating { return entries.map { [$0] } }
    return entries.isEmpty ? [] : [entries]
  }
}
