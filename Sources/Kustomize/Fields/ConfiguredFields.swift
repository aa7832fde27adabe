import Kubernetes
import YAML

/// The fields that a configuration names, made ready for the tree of a session: those of the default configuration
/// once for all of its builds.
package final class ConfiguredFields {
  /// By the default configuration.
  private let defaultReferences = ReferenceFieldsByType(nil)
  private var defaults: [(list: TransformerConfiguration.List, fields: FieldSpecsByType)] = []

  package init() {}

  /// The fields that refer to others, by a configuration; nil stands for the default one.
  func references(of configuration: TransformerConfiguration?) -> ReferenceFieldsByType {
    configuration.map { ReferenceFieldsByType($0) } ?? defaultReferences
  }

  /// The fields of a list of a configuration; nil stands for the default one.
  func fields(_ list: TransformerConfiguration.List, of configuration: TransformerConfiguration?) -> FieldSpecsByType {
    if let configuration { return FieldSpecsByType(configuration[list]) }
    if let known = defaults.first(where: { $0.list == list }) { return known.fields }
    let fields = FieldSpecsByType(TransformerConfiguration.defaults[list])
    defaults.append((list, fields))
    return fields
  }

  /// How much of it stands in the tree, which must keep it.
  var readyCount: Int { defaultReferences.count + defaults.count { $0.fields.isReady } }
}
