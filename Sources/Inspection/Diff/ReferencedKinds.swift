import Kubernetes

/// The kinds that the fields of types refer to by name. Each type is worked out once.
struct ReferencedKinds {
  /// By the names of the fields on the way.
  typealias Fields = [[String]: Set<String>]

  private var known: [ResourceType: Fields] = [:]

  mutating func fields(of type: ResourceType) -> Fields {
    if let fields = known[type] { return fields }
    let fields = Self.find(type.gvk)
    known[type] = fields
    return fields
  }

  private static func find(_ gvk: GroupVersionKind) -> Fields {
    var kinds: Fields = [:]
    for spec in TransformerConfiguration.defaults.nameReference {
      for field in spec.fields where gvk.isSelected(by: field.gvk) {
        let path = field.path.map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : $0 }
        kinds[path, default: []].insert(spec.referral.kind)
        // A reference may be a mapping with a name and a namespace.
        kinds[path + ["name"], default: []].insert(spec.referral.kind)
      }
    }
    return kinds
  }
}
