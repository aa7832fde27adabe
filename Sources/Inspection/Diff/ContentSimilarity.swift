import Kubernetes
import YAML

/// How alike the contents of resources are: the part of their values that both have in the same field.
///
/// Candidates come from an index of values, and a value that very many have is passed over, so that the search grows
/// with the number of values and not with that of pairs.
struct ContentSimilarity {
  /// What is less alike is not taken for the same resource.
  private static let threshold = 60
  /// A value that more resources have tells nothing of any.
  private static let commonValueLimit = 32

  private var shared: [Pair: Int] = [:]
  private let sizes: ([Int], [Int])

  private struct Pair: Hashable {
    var left: Int
    var right: Int
  }

  init(_ left: [Resource], _ right: [Resource]) {
    let lefts = left.map(Self.values)
    let rights = right.map(Self.values)
    sizes = (lefts.map(\.count), rights.map(\.count))
    var index: [Int: [Int]] = [:]
    for (j, values) in rights.enumerated() { for value in values { index[value, default: []].append(j) } }
    for (i, values) in lefts.enumerated() {
      for value in values {
        guard let holders = index[value], holders.count <= Self.commonValueLimit else { continue }
        for j in holders { shared[Pair(left: i, right: j), default: 0] += 1 }
      }
    }
  }

  /// The most alike pairs, each resource in one at the most.
  func pairs() -> [(left: Int, right: Int, percent: Int)] {
    let scored = shared.map { pair, count in
      let all = sizes.0[pair.left] + sizes.1[pair.right] - count
      return (left: pair.left, right: pair.right, percent: all == 0 ? 0 : count * 100 / all)
    }.filter { $0.percent >= Self.threshold }
    var usedLeft: Set<Int> = []
    var usedRight: Set<Int> = []
    return scored.sorted { ($1.percent, $0.left, $0.right) < ($0.percent, $1.left, $1.right) }.filter {
      guard !usedLeft.contains($0.left), !usedRight.contains($0.right) else { return false }
      usedLeft.insert($0.left)
      usedRight.insert($0.right)
      return true
    }
  }

  /// A number for each value with its way to it. Name and namespace are left out; the kind is in each number, so that
  /// only resources of one kind share any.
  private static func values(of resource: Resource) -> Set<Int> {
    var values: Set<Int> = []
    func visit(_ node: Node, _ way: Hasher, depth: Int) {
      switch node.kind {
      case .scalar:
        var way = way
        node.bytes.hash(into: &way)
        values.insert(way.finalize())
      case .sequence:
        for element in node.elements { visit(element, way, depth: depth + 1) }
      case .mapping:
        for field in node.fields {
          if depth == 1, field.key.hasText("name") || field.key.hasText("namespace") { continue }
          var way = way
          field.key.bytes.hash(into: &way)
          way.combine(depth)
          visit(field.value, way, depth: depth + 1)
        }
      }
    }
    var way = Hasher()
    way.combine(resource.gvk.group)
    way.combine(resource.gvk.kind)
    visit(resource.node, way, depth: 0)
    return values
  }
}
