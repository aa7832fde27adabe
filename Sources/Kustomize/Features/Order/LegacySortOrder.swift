import Diagnostics
import Kubernetes
import YAML

/// The order of the output: kustomize's SortOrderTransformer in its legacy form. The order of `fifo` is that in which
/// resources were read, and needs nothing.
package struct LegacySortOrder {
  /// The ranks of kinds; of a kind that is there twice the first counts.
  private let ranks: [(kind: String, rank: Int)]
  private let index: SmallIndex

  /// The order where a kustomization names none.
  package static let standard = LegacySortOrder(first: defaultFirst, last: defaultLast)

  /// - Parameters: kinds that come first, and last, in this order; all others stand between them.
  package init(first: [String], last: [String]) {
    // kustomize goes by where a kind is named last.
    var ranks: [(kind: String, rank: Int)] = []
    for (i, kind) in last.enumerated().reversed() { ranks.append((kind, i + 1)) }
    for (i, kind) in first.enumerated().reversed() { ranks.append((kind, i - first.count)) }
    var index = SmallIndex()
    for _ in ranks { index.append { ranks[$0].kind.hashValue } }
    self.ranks = ranks
    self.index = index
  }

  private func rank(of kind: String) -> Int {
    index.first(hash: { kind.hashValue }, where: { ranks[$0].kind == kind }).map { ranks[$0].rank } ?? 0
  }

  package static let defaultFirst = GroupVersionKind.firstKinds
  package static let defaultLast = GroupVersionKind.lastKinds

  package func sort(_ resources: inout ResourceSet) {
    guard resources.count > 1 else { return }
    // There are few types: what the order says of them is worked out once for each, and only the resources within a
    // type are compared.
    var groups: [(type: ResourceType, resources: [Resource])] = []
    var index = SmallIndex()
    var place = 0
    var latest: ResourceType?
    for resource in resources.resources {
      let type = resource.type
      // Most stand behind one of their type.
      if type != latest {
        latest = type
        place = index.first(hash: { type.hashValue }, where: { groups[$0].type === type }) ?? groups.count
        if place == groups.count {
          groups.append((type, []))
          index.append { groups[$0].type.hashValue }
        }
      }
      groups[place].resources.append(resource)
    }
    var sorted: [Resource] = []
    sorted.reserveCapacity(resources.count)
    let places = groups.map { TypePlace($0.type.gvk, rank: rank(of: $0.type.gvk.kind)) }
    for number in groups.indices.sorted(by: { places[$0] < places[$1] }) {
      let group = groups[number].resources
      sorted += group.count == 1 ? group : group.sorted { Self.isBefore($0.id, $1.id) }
    }
    resources.reorder(sorted)
  }

  /// Where a type stands in the order.
  private struct TypePlace {
    private let gvk: GroupVersionKind
    private let rank: Int

    init(_ gvk: GroupVersionKind, rank: Int) {
      self.gvk = gvk
      self.rank = rank
    }

    private var text: String {
      (gvk.group.isEmpty ? "~G" : gvk.group) + "_" + (gvk.version.isEmpty ? "~V" : gvk.version) + "_"
        + (gvk.kind.isEmpty ? "~K" : gvk.kind)
    }

    static func < (a: TypePlace, b: TypePlace) -> Bool {
      if a.rank != b.rank { return a.rank < b.rank }
      let isBefore = a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
      // Namespaces of other groups come before the core one.
      let areNamespaces = a.gvk.kind == "Namespace" && b.gvk.kind == "Namespace"
      return areNamespaces && (a.gvk.group.isEmpty || b.gvk.group.isEmpty) ? !isBefore : isBefore
    }
  }

  /// The order within a type: kustomize compares `namespace|name`, with `~X` for no namespace and `~N` for no name.
  private static func isBefore(_ a: ResourceID, _ b: ResourceID) -> Bool {
    if a.namespace != b.namespace {
      let order = compare(a.namespace.isEmpty ? "~X" : a.namespace, b.namespace.isEmpty ? "~X" : b.namespace, end: "|")
      if order != 0 { return order < 0 }
    }
    return compare(a.name.isEmpty ? "~N" : a.name, b.name.isEmpty ? "~N" : b.name, end: "\0") < 0
  }

  /// Compares two texts by their bytes, as Go does, each followed by a character.
  private static func compare(_ a: String, _ b: String, end: Unicode.Scalar) -> Int {
    a.withBytes { a in
      b.withBytes { b in
        let common = min(a.count, b.count)
        for i in 0..<common where a[i] != b[i] { return Int(a[i]) - Int(b[i]) }
        if a.count == b.count { return 0 }
        let next = a.count > common ? a[common] : b[common]
        let order = Int(next) - Int(UInt8(ascii: end))
        return a.count > common ? order : -order
      }
    }
  }
}
