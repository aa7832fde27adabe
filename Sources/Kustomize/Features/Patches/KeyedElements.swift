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
  /// Numbers of elements, counted from 1, where their hashes put them; of many elements only.
  private var table: [Int32] = []

  /// Above this many elements a table is made.
  private static let threshold = 16

  /// - Returns: nil where two elements have the same keys.
  init?(_ list: Node, keys: [String]) {
    otherKeys = keys.dropFirst()
    for node in list.elements {
      guard let key = node[keys[0]] else { return nil }
      elements.append(Element(node: node, key: key))
    }
    if elements.count > Self.threshold {
      guard fillTable() else { return nil }
    } else {
      for i in elements.indices where elements[..<i].contains(where: { hasSameKeys($0, elements[i]) }) { return nil }
    }
  }

  /// The number of the element with the same keys as another, which all its keys must have.
  func firstIndex(matching node: Node, key: Node) -> Int? {
    let wanted = Element(node: node, key: key)
    if table.isEmpty { return elements.firstIndex { hasSameKeys($0, wanted) } }
    var slot = hash(wanted) & (table.count - 1)
    while table[slot] != 0 {
      let index = Int(table[slot]) - 1
      if hasSameKeys(elements[index], wanted) { return index }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  mutating func mark(_ index: Int, _ progress: Progress) { elements[index].progress = progress }

  private mutating func fillTable() -> Bool {
    var size = 64
    while size < elements.count * 2 { size *= 2 }
    table = [Int32](repeating: 0, count: size)
    for i in elements.indices {
      var slot = hash(elements[i]) & (size - 1)
      while table[slot] != 0 {
        if hasSameKeys(elements[Int(table[slot]) - 1], elements[i]) { return false }
        slot = (slot + 1) & (size - 1)
      }
      table[slot] = Int32(truncatingIfNeeded: i + 1)
    }
    return true
  }

  private func hasSameKeys(_ a: Element, _ b: Element) -> Bool {
    guard a.key.hasSameText(as: b.key) else { return false }
    return otherKeys.allSatisfy { key in
      guard let first = a.node[key], let second = b.node[key] else { return false }
      return first.hasSameText(as: second)
    }
  }

  private func hash(_ element: Element) -> Int {
    var hasher = Hasher()
    element.key.bytes.hash(into: &hasher)
    for key in otherKeys {
      if let value = element.node[key] { value.bytes.hash(into: &hasher) }
    }
    return hasher.finalize()
  }
}
