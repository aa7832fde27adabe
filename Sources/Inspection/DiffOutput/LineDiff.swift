/// The lines of two texts side by side, with a few equal ones around what differs.
struct LineDiff {
  enum Line: Equatable {
    case both(String)
    case left(String)
    case right(String)
  }

  /// Lines that stand together.
  struct Hunk {
    /// The first line on each side, from 1, and how many there are.
    var left: (start: Int, count: Int)
    var right: (start: Int, count: Int)
    var lines: [Line]
  }

  private(set) var hunks: [Hunk] = []

  init(_ left: [String], _ right: [String], context: Int) {
    var interner = Interner<String>()
    let alignment = SequenceAlignment(
      left.map { interner.number(of: $0) }, right.map { interner.number(of: $0) })
    let steps = alignment.steps
    var next = 0
    while let first = steps[next...].firstIndex(where: Self.isEdit) {
      let start = max(next, first - context)
      var end = first
      var i = first
      while i < steps.count, i - end <= 2 * context {
        if Self.isEdit(steps[i]) { end = i }
        i += 1
      }
      let stop = min(steps.count, end + context + 1)
      hunks.append(Self.hunk(steps[start..<stop], before: steps[..<start], left, right))
      next = stop
    }
  }

  private static func isEdit(_ step: SequenceAlignment.Step) -> Bool {
    if case .both = step { false } else { true }
  }

  private static func hunk(
    _ steps: ArraySlice<SequenceAlignment.Step>, before: ArraySlice<SequenceAlignment.Step>, _ left: [String],
    _ right: [String]
  ) -> Hunk {
    var (leftStart, rightStart) = (1, 1)
    switch before.last {
    case .both(let i, let j)?: (leftStart, rightStart) = (i + 2, j + 2)
    default: break
    }
    var hunk = Hunk(left: (leftStart, 0), right: (rightStart, 0), lines: [])
    for step in steps {
      switch step {
      case .both(let i, _):
        hunk.lines.append(.both(left[i]))
        hunk.left.count += 1
        hunk.right.count += 1
      case .left(let i):
        hunk.lines.append(.left(left[i]))
        hunk.left.count += 1
      case .right(let j):
        hunk.lines.append(.right(right[j]))
        hunk.right.count += 1
      }
    }
    return hunk
  }
}
