import Kubernetes
import YAML

/// Differences that many resources have in common, such as a label that an overlay gives to all: they are told once.
struct SharedDifferences {
  /// One set of resources, and what all of them share.
  struct Group {
    var resources: [Int]
    var fields: [FieldDifference]
  }

  private(set) var groups: [Group] = []
  /// For each resource the differences that are its own.
  private(set) var own: [[FieldDifference]]

  /// So many resources make a group.
  private static let threshold = 3

  private struct Key: Hashable {
    var change: FieldDifference.Change
    var path: ValuePath
    var old: [UInt8]?
    var new: [UInt8]?
  }

  /// - Parameter fields: for each resource its differences.
  init(_ fields: [[FieldDifference]]) {
    own = fields
    var holders: [Key: [Int]] = [:]
    var order: [(key: Key, field: FieldDifference)] = []
    for (i, fields) in fields.enumerated() {
      for field in fields where Self.isShort(field) {
        let key = Self.key(field)
        if holders[key] == nil { order.append((key, field)) }
        holders[key, default: []].append(i)
      }
    }
    var groupOfHolders: [[Int]: Int] = [:]
    for (key, field) in order {
      guard let resources = holders[key], resources.count >= Self.threshold else { continue }
      if let group = groupOfHolders[resources] {
        groups[group].fields.append(field)
      } else {
        groupOfHolders[resources] = groups.count
        groups.append(Group(resources: resources, fields: [field]))
      }
    }
    guard !groups.isEmpty else { return }
    let shared = Set(holders.filter { $0.value.count >= Self.threshold }.keys)
    for i in own.indices { own[i].removeAll { Self.isShort($0) && shared.contains(Self.key($0)) } }
  }

  private static func isShort(_ field: FieldDifference) -> Bool {
    [field.old, field.new].allSatisfy { $0.map { $0.isScalar && !ValueText.isMultiline($0) } ?? true }
  }

  private static func key(_ field: FieldDifference) -> Key {
    Key(change: field.change, path: field.path, old: field.old?.canonicalText, new: field.new?.canonicalText)
  }
}
