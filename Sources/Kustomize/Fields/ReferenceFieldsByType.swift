import Kubernetes
import YAML

/// The fields of types that may hold the names of others, by one configuration: worked out once for each type and tree.
/// Most small builds ask for none, so that nothing is made before it is asked for.
final class ReferenceFieldsByType {
  private let configuration: TransformerConfiguration?
  private lazy var specs = (configuration ?? .defaults).nameReference
  private lazy var known: [ResourceType: ReferenceFields] = [:]
  /// How many types are known. What they look for stands in the tree, which must keep it.
  private(set) var count = 0

  /// - Parameter configuration: nil for the default one.
  init(_ configuration: TransformerConfiguration?) { self.configuration = configuration }

  func fields(of type: ResourceType, in tree: Tree) -> ReferenceFields {
    if let fields = known[type] { return fields }
    let fields = ReferenceFields(of: type.gvk, in: specs, tree: tree)
    known[type] = fields
    count += 1
    return fields
  }
}
