import Kubernetes
import YAML

/// The fields of types that may hold the names of others, by one configuration: worked out once for each type and tree.
final class ReferenceFieldsByType {
  private let specs: [NameReferenceSpec]
  private var known: [ResourceType: ReferenceFields] = [:]

  init(_ configuration: TransformerConfiguration) { specs = configuration.nameReference }

  /// How many types are known. What they look for stands in the tree, which must keep it.
  var count: Int { known.count }

  func fields(of type: ResourceType, in tree: Tree) -> ReferenceFields {
    if let fields = known[type] { return fields }
    let fields = ReferenceFields(of: type.gvk, in: specs, tree: tree)
    known[type] = fields
    return fields
  }
}
