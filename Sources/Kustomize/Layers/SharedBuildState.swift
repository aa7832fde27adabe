import Kubernetes
import YAML

/// What builds of one session share: each finds what those before it have left.
package final class SharedBuildState {
  let tree = Tree()
  let layers = LayerCache()
  /// By the default configuration.
  private let defaultReferenceFields = ReferenceFieldsByType(nil)
  private var defaultFields: [(list: TransformerConfiguration.List, fields: FieldSpecsByType)] = []

  package init() {}

  /// The fields that refer to others, by a configuration; nil stands for the default one.
  func referenceFields(of configuration: TransformerConfiguration?) -> ReferenceFieldsByType {
    configuration.map { ReferenceFieldsByType($0) } ?? defaultReferenceFields
  }

  /// The fields of a list of a configuration; nil stands for the default one.
  func fields(_ list: TransformerConfiguration.List, of configuration: TransformerConfiguration?) -> FieldSpecsByType {
    if let configuration { return FieldSpecsByType(configuration[list]) }
    if let known = defaultFields.first(where: { $0.list == list }) { return known.fields }
    let fields = FieldSpecsByType(TransformerConfiguration.defaults[list])
    defaultFields.append((list, fields))
    return fields
  }

  /// How much of it is kept in the tree, beyond the build that added it.
  private var keptCount: Int {
    layers.count + defaultReferenceFields.count + defaultFields.count { $0.fields.isReady }
  }

  /// Runs a build, and gives back what it has added to the tree, unless some of that is kept.
  func rewindingTree<Result>(_ build: () throws -> Result) rethrows -> Result {
    let mark = tree.mark
    let kept = keptCount
    defer { if keptCount == kept { tree.rewind(to: mark) } }
    return try build()
  }
}
