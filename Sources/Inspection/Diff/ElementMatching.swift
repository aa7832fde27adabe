import YAML

/// Which elements of two lists are the same ones, by their keys.
struct ElementMatching {
  /// For each element of the left list its place in the right one, nil where it is gone.
  private(set) var rightOfLeft: [Int?]
  private let rightCount: Int
  private let keys: [String]?

  /// Matches mappings by the values of some of their fields; what is left, by its name, if it has one.
  ///
  /// - Parameter renames: names of the left side that are others on the right.
  init(_ left: [Node], _ right: [Node], keys: [String], renames: [String: String]) {
    self.keys = keys
    rightCount = right.count
    rightOfLeft = Array(repeating: nil, count: left.count)
    var places: [[UInt8]: Int] = [:]
    for (j, element) in right.enumerated() { if let key = element.identity(keys) { places[key] = j } }
    for (i, element) in left.enumerated() {
      guard let key = element.identity(keys) else { continue }
      rightOfLeft[i] = places.removeValue(forKey: key)
    }
    guard !places.isEmpty, rightOfLeft.contains(where: { $0 == nil }) else { return }
    if keys == ["name"] {
      matchRest(left, right, Set(places.values)) { $0["name"].map { renames[$0.string] ?? $0.string } }
    } else {
      matchRest(left, right, Set(places.values)) { $0["name"]?.string }
    }
  }

  /// Matches scalars by their values.
  init(scalars left: [Node], _ right: [Node]) {
    keys = nil
    rightCount = right.count
    var places: [[UInt8]: Int] = [:]
    for (j, element) in right.enumerated() { places[element.canonicalText] = j }
    rightOfLeft = left.map { places.removeValue(forKey: $0.canonicalText) }
  }

  private mutating func matchRest(
    _ left: [Node], _ right: [Node], _ free: Set<Int>, by name: (Node) -> String?
  ) {
    var places: [String: Int] = [:]
    for j in free.sorted() { if let name = right[j]["name"]?.string { places[name] = j } }
    for (i, element) in left.enumerated() where rightOfLeft[i] == nil {
      if let name = name(element) { rightOfLeft[i] = places.removeValue(forKey: name) }
    }
  }

  func label(_ element: Node) -> String { keys.map(element.label) ?? element.string }

  /// Whether what both lists have stands in the same order in both.
  var keepsOrder: Bool {
    var last = -1
    for case let j? in rightOfLeft {
      guard j > last else { return false }
      last = j
    }
    return true
  }

  /// Whether what both lists have stands in the same order in both, and first in the right one.
  var addsAtEnd: Bool {
    var next = 0
    for case let j? in rightOfLeft {
      guard j == next else { return false }
      next += 1
    }
    return true
  }

  /// The two lists side by side, where the order is kept.
  var alignment: [SequenceAlignment.Step] {
    var steps: [SequenceAlignment.Step] = []
    var next = 0
    for (i, match) in rightOfLeft.enumerated() {
      guard let j = match else {
        steps.append(.left(i))
        continue
      }
      steps += (next..<j).map(SequenceAlignment.Step.right)
      steps.append(.both(i, j))
      next = j + 1
    }
    return steps + (next..<rightCount).map(SequenceAlignment.Step.right)
  }
}

extension SequenceAlignment {
  /// The steps, with what is gone and what came in its place taken for one element that has changed.
  func pairingReplacements() -> [Step] {
    var result: [Step] = []
    var lefts: [Int] = []
    var rights: [Int] = []
    func flush() {
      let paired = min(lefts.count, rights.count)
      result += zip(lefts, rights).map { .both($0, $1) }
      result += lefts[paired...].map(Step.left) + rights[paired...].map(Step.right)
      (lefts, rights) = ([], [])
    }
    for step in steps {
      switch step {
      case .left(let i): lefts.append(i)
      case .right(let j): rights.append(j)
      case .both:
        flush()
        result.append(step)
      }
    }
    flush()
    return result
  }
}
