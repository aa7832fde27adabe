import YAML

/// Rows that many resources have in common are shown once.
struct SharedRows {
  private(set) var groups: [(count: Int, rows: [EnvironmentMatrix.Row])] = []
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
    var counts: [Key: Int] = [:]
    var order: [(key: Key, row: EnvironmentMatrix.Row)] = []
    for row in own.joined() {
      let key = Self.key(row)
      if counts[key] == nil { order.append((key, row)) }
      counts[key, default: 0] += 1
    }
    for (key, row) in order {
      guard let count = counts[key], count >= Self.threshold else { continue }
      if let place = groups.firstIndex(where: { $0.count == count }) {
        groups[place].rows.append(row)
      } else {
        groups.append((count, [row]))
      }
    }
    if !groups.isEmpty {
      for i in own.indices { own[i].removeAll { counts[Self.key($0), default: 0] >= Self.threshold } }
    }
  }

  private static func key(_ row: EnvironmentMatrix.Row) -> Key {
    Key(path: row.path, values: row.values.map { $0?.canonicalText })
  }
}
