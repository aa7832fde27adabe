/// Which elements of two sequences go together: the shortest edit script, found by Myers' algorithm (An O(ND)
/// Difference Algorithm and Its Variations, 1986).
struct SequenceAlignment {
  enum Step: Equatable {
    case both(Int, Int)
    case left(Int)
    case right(Int)
  }

  private(set) var steps: [Step] = []

  /// So many edits are looked for one by one; what differs in more is taken as replaced altogether, so that time stays
  /// in a straight line with the length.
  private static let editLimit = 800

  /// - Parameters:
  ///   - left, right: equal numbers for equal elements.
  init(_ left: [Int], _ right: [Int]) {
    var start = 0
    while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
    var (leftEnd, rightEnd) = (left.count, right.count)
    while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    steps = (0..<start).map { .both($0, $0) }
    steps += Self.middle(left[start..<leftEnd], right[start..<rightEnd])
    steps += (0..<(left.count - leftEnd)).map { .both(leftEnd + $0, rightEnd + $0) }
  }

  private static func middle(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> [Step] {
    if left.isEmpty || right.isEmpty { return replaced(left, right) }
    var trace = [Frontier(edits: 0)]
    trace[0][0] = run(from: 0, on: 0, left, right)
    if trace[0][0] == left.count, left.count == right.count { return path(trace, left, right) }
    for edits in 1...min(left.count + right.count, editLimit) {
      var frontier = Frontier(edits: edits)
      for k in stride(from: -edits, through: edits, by: 2) {
        guard let (x, _) = edit(trace[edits - 1], k, left, right) else { continue }
        frontier[k] = run(from: x, on: k, left, right)
        if frontier[k] == left.count, frontier[k] - k == right.count {
          return path(trace + [frontier], left, right)
        }
      }
      trace.append(frontier)
    }
    return replaced(left, right)
  }

  private static func replaced(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> [Step] {
    left.indices.map(Step.left) + right.indices.map(Step.right)
  }

  /// How far into the left side paths of so many edits come on each diagonal, which is the left index less the right.
  private struct Frontier {
    private var reach: [Int]
    private let edits: Int

    init(edits: Int) {
      self.edits = edits
      reach = Array(repeating: -1, count: 2 * edits + 1)
    }

    /// -1 where no path comes.
    subscript(k: Int) -> Int {
      get { abs(k) <= edits ? reach[k + edits] : -1 }
      set { reach[k + edits] = newValue }
    }
  }

  /// Follows equal elements from a place on a diagonal.
  private static func run(from start: Int, on k: Int, _ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> Int {
    var x = start
    while x < left.count, x - k < right.count, left[left.startIndex + x] == right[right.startIndex + x - k] { x += 1 }
    return x
  }

  /// The place to which one more edit leads on a diagonal, and whether it takes in an element of the right side.
  private static func edit(
    _ before: Frontier, _ k: Int, _ left: ArraySlice<Int>, _ right: ArraySlice<Int>
  ) -> (x: Int, isRight: Bool)? {
    let leftReach = before[k - 1]
    let rightReach = before[k + 1]
    let canTakeLeft = leftReach >= 0 && leftReach < left.count
    let canTakeRight = rightReach >= 0 && rightReach - k <= right.count
    if canTakeLeft, !canTakeRight || leftReach + 1 > rightReach { return (leftReach + 1, false) }
    return canTakeRight ? (rightReach, true) : nil
  }

  /// Walks the trace back from its end.
  private static func path(_ trace: [Frontier], _ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> [Step] {
    var steps: [Step] = []
    var (x, y) = (left.count, right.count)
    func followRun(to end: Int) {
      while x > end {
        x -= 1
        y -= 1
        steps.append(.both(left.startIndex + x, right.startIndex + y))
      }
    }
    for edits in stride(from: trace.count - 1, to: 0, by: -1) {
      guard let (start, isRight) = edit(trace[edits - 1], x - y, left, right) else { break }
      followRun(to: start)
      if isRight {
        y -= 1
        steps.append(.right(right.startIndex + y))
      } else {
        x -= 1
        steps.append(.left(left.startIndex + x))
      }
    }
    followRun(to: 0)
    return steps.reversed()
  }
}

/// Gives equal things equal numbers.
struct Interner<Key: Hashable> {
  private var numbers: [Key: Int] = [:]

  mutating func number(of key: Key) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = numbers.count
    return numbers.count - 1
  }
}
