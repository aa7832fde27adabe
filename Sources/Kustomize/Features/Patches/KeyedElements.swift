import YAML

/// The elements of a list whose merge keys are all there and in no two elements the same, found by their keys:
/// by walking a few, through a table for many.
struct KeyedElements {
  struct Element {
    var node: Node
    /// The value of the first key.
    var key: Node
    var progress = Progress.untouched
  }

  /// How far an element of the target has come.
  enum Progress {
    case untouched
    /// Merged with the patch's, and still to be put into the result.
    case merged
    /// Put into the result, or dropped.
    case done
  }

  private(set) var elements: [Element] = []
  /// The keys after the first.
  private let otherKeys: ArraySlice<String>
  private var index = SmallIndex()

  /// - Returns: nil where two elements have the same keys.
  init?(_ list: Node, keys: [String]) {
    otherKeys = keys.dropFirst()
    for node in list.elements {
      guard let key = node[keys[0]], firstIndex(matching: node, key: key) == nil else { return nil }
      elements.append(Element(node: node, key: key))
      index.append { [elements, otherKeys] in Self.hash(elements[$0], otherKeys) }
    }
  }

  /// Whether each element of a list has its keys, and no two the same: of a few elements without noting them.
  static func areDifferent(in list: Node, keys: [String]) -> Bool {
    if list.elements.dropFirst(fewest).contains(where: { _ in true }) { return KeyedElements(list, keys: keys) != nil }
    for node in list.elements {
      guard node[keys[0]] != nil else { return false }
      for other in list.elements {
        if other == node { break }
        if keys.allSatisfy({ haveSame($0, other, node) }) { return false }
      }
    }
    return true
  }

  /// So many are compared each with each.
  private static let fewest = 4

  private static func haveSame(_ key: String, _ a: Node, _ b: Node) -> Bool {
    guard let first = a[key], let second = b[key] else { return false }
    return first.hasSameText(as: second)
  }

  /// The number of the element with the same keys as another, which has the first of them.
  func firstIndex(matching node: Node, key: Node) -> Int? {
    let wanted = Element(node: node, key: key)
    return index.first(hash: { Self.hash(wanted, otherKeys) }, where: { hasSameKeys(elements[$0], wanted) })
  }

  mutating func mark(_ index: Int, _ progress: Progress) { elements[index].progress = progress }

  private func hasSameKeys(_ a: Element, _ b: Element) -> Bool {
    guard a.key.hasSameText(as: b.key) else { return false }
    return otherKeys.allSatisfy { Self.haveSame($0, a.node, b.node) }
  }

  private static func hash(_ element: Element, _ otherKeys: ArraySlice<String>) -> Int {
    var hasher = Hasher()
    element.key.bytes.hash(into: &hasher)
    for key in otherKeys {
      if let value = element.node[key] { value.bytes.hash(into: &hasher) }
    }
    return hasher.finalize()
  }
}
