/// Finds places for the labels of arrows at which none covers another, as far as there are such.
struct LabelPlacing {
  /// What is covered, in cells of so many points.
  private var covered: Set<Cell> = []
  private static let cellSize = 6.0

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  /// Of the way along an arrow's last curve, or its first one: the middle is the best place.
  private static let candidates = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22]

  /// The middle of a label's baseline.
  ///
  /// - Parameter points: of the arrow, its curves level at each.
  mutating func place(_ label: String, on points: [GraphLayout.Point]) -> GraphLayout.Point {
    let curves = zip(points, points.dropFirst()).filter { $0.x != $1.x && abs($0.x - $1.x) >= 40 }
    let places = [curves.last, curves.dropLast().first].compactMap { $0 }
      .flatMap { curve in Self.candidates.map { Self.point(on: curve, at: $0) } }
    guard let first = places.first else { return points[points.count / 2] }
    let place = places.first { cells(of: label, at: $0).allSatisfy { !covered.contains($0) } } ?? first
    covered.formUnion(cells(of: label, at: place))
    return place
  }

  private static func point(on curve: (GraphLayout.Point, GraphLayout.Point), at t: Double) -> GraphLayout.Point {
    let (a, b) = curve
    let middle = (a.x + b.x) / 2
    let s = 1 - t
    let x = s * s * s * a.x + 3 * s * t * middle + t * t * t * b.x
    return GraphLayout.Point(x: x, y: a.y + (b.y - a.y) * t * t * (3 - 2 * t) - 3)
  }

  private func cells(of label: String, at place: GraphLayout.Point) -> [Cell] {
    // A letter of the labels' size is 5 points wide, and 10 high with the room around it.
    let half = Double(label.count) * 2.5 + 1
    func cell(_ number: Double) -> Int { Int((number / Self.cellSize).rounded(.down)) }
    return (cell(place.x - half)...cell(place.x + half)).flatMap { x in
      (cell(place.y - 9)...cell(place.y + 1)).map { Cell(x: x, y: $0) }
    }
  }
}
