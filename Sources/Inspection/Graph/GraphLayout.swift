/// Places boxes in columns from left to right, so that arrows point to the right and cross little: ranks by the longest
/// way, order within a column by the mean place of the neighbours (Sugiyama, Tagawa, Toda 1981), places likewise.
struct GraphLayout {
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// The middle of each box's left side.
  private(set) var positions: [Point]
  /// For each arrow its points, both ends with them.
  private(set) var routes: [[Point]]
  private(set) var width = 0.0
  private(set) var height = 0.0

  static let boxHeight = 44.0
  private static let columnGap = 110.0
  private static let rowGap = 20.0
  private static let groupGap = 36.0
  /// Groups that are not connected stand beside each other up to this width.
  private static let pageWidth = 1_500.0

  /// - Parameters:
  ///   - widths: of the boxes.
  ///   - arrows: pairs of boxes.
  init(widths: [Double], arrows: [(from: Int, to: Int)]) {
    positions = Array(repeating: Point(x: 0, y: 0), count: widths.count)
    routes = Array(repeating: [], count: arrows.count)
    let groups = Self.groups(widths.count, arrows)
    var placed: [(group: ColumnLayout, boxes: [Int], arrows: [Int])] = []
    var localIndex = Array(repeating: 0, count: widths.count)
    var groupOf = Array(repeating: 0, count: widths.count)
    for (number, boxes) in groups.enumerated() {
      for (i, box) in boxes.enumerated() { (localIndex[box], groupOf[box]) = (i, number) }
    }
    var arrowsOf = Array(repeating: [Int](), count: groups.count)
    for (i, arrow) in arrows.enumerated() { arrowsOf[groupOf[arrow.from]].append(i) }
    for (number, boxes) in groups.enumerated() {
      let local = arrowsOf[number].map { (from: localIndex[arrows[$0].from], to: localIndex[arrows[$0].to]) }
      let layout = ColumnLayout(
        widths: boxes.map { widths[$0] }, arrows: local, boxHeight: Self.boxHeight, columnGap: Self.columnGap,
        rowGap: Self.rowGap)
      placed.append((layout, boxes, arrowsOf[number]))
    }
    place(placed.sorted { ($1.group.height, $0.boxes[0]) < ($0.group.height, $1.boxes[0]) })
  }

  /// Puts groups on shelves, the highest first.
  private mutating func place(_ groups: [(group: ColumnLayout, boxes: [Int], arrows: [Int])]) {
    var (x, y, shelf) = (0.0, 0.0, 0.0)
    for (group, boxes, arrows) in groups {
      if x > 0, x + group.width > Self.pageWidth {
        (x, y, shelf) = (0, y + shelf + Self.groupGap, 0)
      }
      for (i, box) in boxes.enumerated() {
        positions[box] = Point(x: group.positions[i].x + x, y: group.positions[i].y + y)
      }
      for (i, arrow) in arrows.enumerated() {
        routes[arrow] = group.routes[i].map { Point(x: $0.x + x, y: $0.y + y) }
      }
      width = max(width, x + group.width)
      height = max(height, y + group.height)
      shelf = max(shelf, group.height)
      x += group.width + Self.groupGap
    }
  }

  /// The boxes that are connected, each group in order.
  private static func groups(_ count: Int, _ arrows: [(from: Int, to: Int)]) -> [[Int]] {
    var parent = Array(0..<count)
    func root(_ i: Int) -> Int {
      var i = i
      while parent[i] != i {
        parent[i] = parent[parent[i]]
        i = parent[i]
      }
      return i
    }
    for arrow in arrows { parent[root(arrow.from)] = root(arrow.to) }
    var groups: [Int: [Int]] = [:]
    for i in 0..<count { groups[root(i), default: []].append(i) }
    return groups.values.sorted { $0[0] < $1[0] }
  }
}
