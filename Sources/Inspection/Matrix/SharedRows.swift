import YAML

/// Rows that many resources have in common are shown once.
struct SharedRows {
  /// One set of sections, and the rows that all of them have.
  struct Group {
    var sections: [Int]
    var rows: [EnvironmentMatrix.Row]
  }

  private(set) var groups: [Group] = []
  /// For each section the rows that are its own.
  private(set) var own: [[EnvironmentMatrix.Row]]

  /// So many resources make a group.
  private static let threshold = 3

  private struct Key: Hashable {
    var path: ValuePath
    var values: [[UInt8]?]
  }

  init(_ sections: [EnvironmentMatrix.Section]) {
    own = sections.map(\.summary)
    var holders: [Key: [Int]] = [:]
    var order: [(key: Key, row: EnvironmentMatrix.Row)] = []
    for (i, rows) in own.enumerated() {
      for row in rows {
        let key = Self.key(row)
        if holders[key] == nil { order.append((key, row)) }
        holders[key, default: []].append(i)
      }
    }
    var groupOfHolders: [[Int]: Int] = [:]
    for (key, row) in order {
      guard let sections = holders[key], sections.count >= Self.threshold else { continue }
      if let group = groupOfHolders[sections] {
        groups[group].rows.append(row)
      } else {
        groupOfHolders[sections] = groups.count
        groups.append(Group(sections: sections, rows: [row]))
      }
    }
    guard !groups.isEmpty else { return }
    for i in own.indices { own[i].removeAll { holders[Self.key($0)]?.count ?? 0 >= Self.threshold } }
  }

  private static func key(_ row: EnvironmentMatrix.Row) -> Key {
    Key(path: row.path, values: row.values.map { $0?.canonicalText })
  }
}
