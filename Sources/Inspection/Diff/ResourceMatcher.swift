import Kubernetes
import YAML

/// Finds for each resource of one side its counterpart on the other: in passes, from the surest reason to the weakest,
/// each through a table. A pass matches only what is alone in bearing its key on both sides.
struct ResourceMatcher {
  private let left: [Resource]
  private let right: [Resource]
  private(set) var matches: [ResourceMatch?]
  private var leftOver: [Int]
  private var rightOver: [Int]

  init(_ left: [Resource], _ right: [Resource], mode: MatchMode) {
    self.left = left
    self.right = right
    matches = Array(repeating: nil, count: left.count)
    leftOver = Array(left.indices)
    rightOver = Array(right.indices)
    pass(.identity) { Key($0.id.gvk, version: true, namespace: $0.id.effectiveNamespace, name: $0.name) }
    pass(.version) { Key($0.id.gvk, namespace: $0.id.effectiveNamespace, name: $0.name) }
    guard mode != .exact else { return }
    pass(.originalName) { Self.isRenamed($0) ? Self.originalKey($0, withNamespace: true) : Self.currentKey($0) }
    pass(.originalName) { Self.originalKey($0, withNamespace: true) }
    pass(.hash) {
      Key($0.id.gvk, namespace: $0.id.effectiveNamespace, name: NameHash.stripped(from: $0.name))
    }
    pass(.namespace) { Key($0.id.gvk, name: $0.name) }
    pass(.originalName) { Self.originalKey($0, withNamespace: false) }
    pass(.namespace) { Key($0.id.gvk, name: NameHash.stripped(from: $0.name)) }
    guard mode != .name else { return }
    matchByContent()
  }

  /// The right side's resources that have no counterpart, in their order.
  var additions: [Resource] { rightOver.map { right[$0] } }

  private struct Key: Hashable {
    var group: String
    var version: String
    var kind: String
    var namespace: String
    var name: String

    init(_ gvk: GroupVersionKind, version: Bool = false, namespace: String = "", name: String) {
      group = gvk.group
      self.version = version ? gvk.version : ""
      kind = gvk.kind
      self.namespace = namespace
      self.name = name
    }
  }

  private static func isRenamed(_ resource: Resource) -> Bool { !resource.previousNames.isEmpty }

  private static func currentKey(_ resource: Resource) -> Key {
    Key(resource.id.gvk, namespace: resource.id.effectiveNamespace, name: resource.name)
  }

  private static func originalKey(_ resource: Resource, withNamespace: Bool) -> Key {
    let id = resource.originalID
    return Key(id.gvk, namespace: withNamespace ? id.effectiveNamespace : "", name: id.name)
  }

  private mutating func pass(_ reason: ResourceMatch.Reason, by key: (Resource) -> Key) {
    guard !leftOver.isEmpty, !rightOver.isEmpty else { return }
    var places: [Key: Int?] = [:]
    for j in rightOver { places.updateValue(places[key(right[j])] == nil ? j : nil, forKey: key(right[j])) }
    var counts: [Key: Int] = [:]
    for i in leftOver { counts[key(left[i]), default: 0] += 1 }
    var pairs: [(Int, Int)] = []
    for i in leftOver {
      let key = key(left[i])
      if counts[key] == 1, let place = places[key], let j = place { pairs.append((i, j)) }
    }
    accept(pairs.map { ($0.0, $0.1, reason) })
  }

  private mutating func accept(_ pairs: [(Int, Int, ResourceMatch.Reason)]) {
    guard !pairs.isEmpty else { return }
    for (i, j, reason) in pairs { matches[i] = ResourceMatch(left: left[i], right: right[j], reason: reason) }
    let rights = Set(pairs.map { $0.1 })
    leftOver.removeAll { matches[$0] != nil }
    rightOver.removeAll(where: rights.contains)
  }

  private mutating func matchByContent() {
    guard !leftOver.isEmpty, !rightOver.isEmpty else { return }
    let similarity = ContentSimilarity(leftOver.map { left[$0] }, rightOver.map { right[$0] })
    accept(
      similarity.pairs().map { (leftOver[$0.left], rightOver[$0.right], .content(percent: $0.percent)) })
  }
}

/// The hash of the content at the end of a generated resource's name.
enum NameHash {
  /// The characters that Kubernetes makes such hashes of.
  private static let alphabet = Set("bcdfghkmt2456789".utf8)

  /// The hash, nil where the name ends in none.
  static func hash(of name: String) -> Substring? {
    let utf8 = name.utf8
    guard utf8.count > 11 else { return nil }
    let start = utf8.index(utf8.endIndex, offsetBy: -10)
    guard utf8[utf8.index(before: start)] == UInt8(ascii: "-"), utf8[start...].allSatisfy(alphabet.contains) else {
      return nil
    }
    return name[start...]
  }

  /// The name without its hash.
  static func stripped(from name: String) -> String {
    hash(of: name).map { String(name[..<name.index(before: $0.startIndex)]) } ?? name
  }
}
