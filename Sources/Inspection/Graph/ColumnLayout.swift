/// The layout of boxes that are all connected. An arrow over several columns passes a place of its own in each.
struct ColumnLayout {
  private(set) var positions: [GraphLayout.Point] = []
  private(set) var routes: [[GraphLayout.Point]] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  /// A box, or a place that an arrow passes.
  private struct Vertex {
    var column: Int
    var width: Double
    var height: Double
    var y = 0.0
    var left: [Int] = []
    var right: [Int] = []
  }

  private var vertices: [Vertex] = []
  private var columns: [[Int]] = []
  private let rowGap: Double

  init(
    widths: [Double], arrows: [(from: Int, to: Int)], boxHeight: Double, columnGap: Double, rowGap: Double
  ) {
    self.rowGap = rowGap
    let ranks = Self.ranks(widths.count, arrows)
    vertices = widths.indices.map { Vertex(column: ranks[$0], width: widths[$0], height: boxHeight) }
    var passes: [[Int]] = []
    for arrow in arrows { passes.append(connect(arrow, ranks)) }
    columns = Array(repeating: [], count: (ranks.max() ?? 0) + 1)
    for (i, vertex) in vertices.enumerated() { columns[vertex.column].append(i) }
    for sweep in 0..<12 { order(isForward: sweep % 2 == 0) }
    stack()
    for sweep in 0..<12 { settle(isForward: sweep % 2 == 0) }
    var x = 0.0
    var starts: [Double] = []
    for column in columns {
      starts.append(x)
      x += (column.map { vertices[$0].width }.max() ?? 0) + columnGap
    }
    width = x - columnGap
    let top = vertices.map { $0.y - $0.height / 2 }.min() ?? 0
    for i in vertices.indices { vertices[i].y -= top }
    height = vertices.map { $0.y + $0.height / 2 }.max() ?? 0
    positions = widths.indices.map { GraphLayout.Point(x: starts[vertices[$0].column], y: vertices[$0].y) }
    let ends = columns.indices.map { i in starts[i] + (columns[i].map { vertices[$0].width }.max() ?? 0) }
    for (arrow, pass) in zip(arrows, passes) { routes.append(route(arrow, pass, starts, ends)) }
  }

  /// How far below an arrow that points to the right one that points back leaves and arrives.
  private static let backwardShift = 12.0

  /// The points of an arrow: from the right side of the box on the left to the left side of the other, or back.
  ///
  /// - Parameters:
  ///   - pass: the places that it passes in the columns between.
  ///   - starts, ends: the left and right sides of the columns.
  private func route(
    _ arrow: (from: Int, to: Int), _ pass: [Int], _ starts: [Double], _ ends: [Double]
  ) -> [GraphLayout.Point] {
    let isForward = vertices[arrow.from].column <= vertices[arrow.to].column
    let (left, right) = isForward ? (arrow.from, arrow.to) : (arrow.to, arrow.from)
    let shift = isForward ? 0 : Self.backwardShift
    let column = vertices[left].column
    let y = vertices[left].y + shift
    var points = [GraphLayout.Point(x: starts[column] + vertices[left].width, y: y)]
    // Level as far as the widest box of the column, so as to pass behind none.
    if points[0].x < ends[column] { points.append(GraphLayout.Point(x: ends[column], y: y)) }
    for v in pass {
      let column = vertices[v].column
      points.append(GraphLayout.Point(x: starts[column], y: vertices[v].y))
      points.append(GraphLayout.Point(x: ends[column], y: vertices[v].y))
    }
    points.append(GraphLayout.Point(x: starts[vertices[right].column], y: vertices[right].y + shift))
    return isForward ? points : points.reversed()
  }

  /// Links an arrow's ends by way of one vertex in each column between, and returns these.
  private mutating func connect(_ arrow: (from: Int, to: Int), _ ranks: [Int]) -> [Int] {
    let isForward = ranks[arrow.from] <= ranks[arrow.to]
    let (start, end) = isForward ? (arrow.from, arrow.to) : (arrow.to, arrow.from)
    var last = start
    var pass: [Int] = []
    for column in stride(from: ranks[start] + 1, to: ranks[end], by: 1) {
      vertices.append(Vertex(column: column, width: 0, height: 8))
      link(last, vertices.count - 1)
      last = vertices.count - 1
      pass.append(last)
    }
    link(last, end)
    return pass
  }

  private mutating func link(_ left: Int, _ right: Int) {
    vertices[left].right.append(right)
    vertices[right].left.append(left)
  }

  /// The column of each box: one behind all that refer to it, arrows that close a circle left out.
  private static func ranks(_ count: Int, _ arrows: [(from: Int, to: Int)]) -> [Int] {
    var next = Array(repeating: [Int](), count: count)
    for arrow in arrows { next[arrow.from].append(arrow.to) }
    var state = Array(repeating: 0, count: count)
    var finished: [Int] = []
    var forward = Array(repeating: [Int](), count: count)
    for start in 0..<count where state[start] == 0 {
      var stack: [(box: Int, next: Int)] = [(start, 0)]
      state[start] = 1
      while let (box, i) = stack.last {
        guard i < next[box].count else {
          state[box] = 2
          finished.append(box)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let target = next[box][i]
        if state[target] != 1 { forward[box].append(target) }
        if state[target] == 0 {
          state[target] = 1
          stack.append((target, 0))
        }
      }
    }
    var ranks = Array(repeating: 0, count: count)
    for box in finished.reversed() { for target in forward[box] { ranks[target] = max(ranks[target], ranks[box] + 1) } }
    // What nothing refers to stands right before what it refers to.
    let isTarget = Set(forward.joined())
    for box in 0..<count where !isTarget.contains(box) {
      if let nearest = forward[box].map({ ranks[$0] }).min() { ranks[box] = max(0, nearest - 1) }
    }
    return ranks
  }

  /// Sorts each column by the mean place of its neighbours in the column before.
  private mutating func order(isForward: Bool) {
    for column in isForward ? Array(columns.indices) : columns.indices.reversed() {
      var place: [Int: Double] = [:]
      let neighbour = isForward ? column - 1 : column + 1
      guard columns.indices.contains(neighbour) else { continue }
      for (i, v) in columns[neighbour].enumerated() { place[v] = Double(i) }
      let keyed = columns[column].enumerated().map { i, v -> (key: Double, old: Int, v: Int) in
        let near = (isForward ? vertices[v].left : vertices[v].right).compactMap { place[$0] }
        return (near.isEmpty ? Double(i) : near.reduce(0, +) / Double(near.count), i, v)
      }
      columns[column] = keyed.sorted { ($0.key, $0.old) < ($1.key, $1.old) }.map(\.v)
    }
  }

  private func distance(_ upper: Int, _ lower: Int) -> Double {
    (vertices[upper].height + vertices[lower].height) / 2 + rowGap
  }

  private mutating func stack() {
    for column in columns {
      for (i, v) in column.enumerated() {
        vertices[v].y = i == 0 ? 0 : vertices[column[i - 1]].y + distance(column[i - 1], v)
      }
    }
  }

  /// Moves each column's boxes towards the middle one of their neighbours as far as their distances allow. The mean would
  /// pull all that refer to one thing together.
  private mutating func settle(isForward: Bool) {
    for column in isForward ? columns : columns.reversed() {
      let wanted = column.map { v -> Double in
        let near = (isForward ? vertices[v].left : vertices[v].right).map { vertices[$0].y }.sorted()
        return near.isEmpty ? vertices[v].y : (near[(near.count - 1) / 2] + near[near.count / 2]) / 2
      }
      // The mean of what is as high and what is as low as can be keeps the distances and favours neither side.
      var down = wanted
      for i in column.indices.dropFirst() { down[i] = max(down[i], down[i - 1] + distance(column[i - 1], column[i])) }
      var up = wanted
      for i in column.indices.dropLast().reversed() {
        up[i] = min(up[i], up[i + 1] - distance(column[i], column[i + 1]))
      }
      for (i, v) in column.enumerated() { vertices[v].y = (down[i] + up[i]) / 2 }
    }
  }
}
