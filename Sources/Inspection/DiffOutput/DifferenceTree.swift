/// Differences by their paths, so that what they have in common is said once.
///
/// ```
/// spec ─┬─ replicas                         1 → 5
///       └─ template ─ spec ─ containers ─ [controller] ─┬─ env ─ [LOG_LEVEL] ─ value   debug → info
///                                                       └─ resources ─ …
/// ```
final class DifferenceTree {
  let step: ValuePath.Step?
  private(set) var children: [DifferenceTree] = []
  private var places: [ValuePath.Step: Int] = [:]
  private(set) var difference: FieldDifference?

  private init(step: ValuePath.Step?) { self.step = step }

  convenience init(_ fields: [FieldDifference]) {
    self.init(step: nil)
    for field in fields { insert(field, field.path.steps[...]) }
  }

  private func insert(_ field: FieldDifference, _ path: ArraySlice<ValuePath.Step>) {
    guard let step = path.first else {
      difference = field
      return
    }
    // What is gone and what came may have had the same index.
    let place = path.count == 1 ? children.count : places[step] ?? children.count
    if place == children.count {
      places[step] = place
      children.append(DifferenceTree(step: step))
    }
    children[place].insert(field, path.dropFirst())
  }

  /// Whether what is below stands indented under a line of its own: several differences of one list element, elements
  /// that came or went, or fields of which each came or went.
  var isGroup: Bool { form.isGroup }

  /// Found out once, from below: each of the two facts asks for the other.
  private lazy var form: (isGroup: Bool, hasSeveralBelow: Bool) = {
    let isGroup = isGroupOfItsOwn
    return (isGroup, difference == nil && !isGroup && branchesBelow)
  }()

  private var branchesBelow: Bool { children.count > 1 || children.first?.form.hasSeveralBelow ?? false }

  private var isGroupOfItsOwn: Bool {
    guard let step, difference == nil else { return false }
    if case .element = step, branchesBelow { return true }
    if case .element? = children.first?.step { return children.contains(where: \.isOneSided) }
    return children.count > 1 && children.allSatisfy(\.isOneSided)
  }

  private var isOneSided: Bool { difference.map { $0.change == .added || $0.change == .removed } ?? false }
}
