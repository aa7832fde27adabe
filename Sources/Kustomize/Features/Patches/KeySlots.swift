import Diagnostics
import YAML

/// The elements of an irregular list while it is merged, found by the values of their keys, whatever these are.
///
/// It does what kyaml's `ElementSetter` and `ElementMatcher` do, but looks only at elements that have one of the
/// values sought.
struct KeySlots {
  /// The value of each key, nil where it is missing or empty. There may be fewer values than keys.
  typealias Values = [KeyText?]

  /// The merge keys; one that is empty stands for the element itself, a scalar.
  private let keys: [String]
  /// The elements in their order; nil where one was taken away.
  private var slots: [Node?] = []
  /// For each key the places of its values.
  private var places: [[KeyText: [Int]]]
  private var hasEmpty = false
  /// Whether there are elements that cannot have the keys.
  private var hasOther = false

  init(_ elements: some Sequence<Node>, keys: [String]) {
    self.keys = keys
    places = Array(repeating: [:], count: keys.count)
    for element in elements { append(element) }
  }

  var elements: [Node] { slots.compactMap { $0 } }

  mutating func append(_ element: Node) {
    let place = slots.count
    slots.append(element)
    if element.isNull || (element.isMapping && element.isEmptyCollection) { hasEmpty = true }
    if !canHaveKeys(element) { hasOther = true }
    note(element, at: place)
  }

  private func canHaveKeys(_ element: Node) -> Bool { keys[0].isEmpty ? element.isScalar : element.isMapping }

  private mutating func note(_ element: Node, at place: Int) {
    for (i, key) in keys.enumerated() {
      guard let value = key.isEmpty ? element : element[key], !value.bytes.isEmpty else { continue }
      places[i][KeyText(node: value), default: []].append(place)
    }
  }

  // MARK: Searching

  /// The first element with all values that there are; where there are none, with empty ones.
  func first(_ values: Values) -> Node? {
    guard let candidates = candidates(values) else {
      return slots.lazy.compactMap { $0 }.first { element in
        keys.allSatisfy { key in
          key.isEmpty ? element.bytes.isEmpty : element[key].map(\.bytes.isEmpty) ?? false
        }
      }
    }
    let place = candidates.lazy.filter { place in
      guard let element = slots[place] else { return false }
      return zip(keys, values).allSatisfy { key, value in
        guard let value else { return true }
        return (key.isEmpty ? element : element[key])?.hasSameText(as: value.node) ?? false
      }
    }.min()
    return place.flatMap { slots[$0] }
  }

  /// The places of the first value that there is; nil where there is none.
  private func candidates(_ values: Values) -> [Int]? {
    for (i, value) in values.prefix(keys.count).enumerated() {
      if let value { return places[i][value] ?? [] }
    }
    return nil
  }

  // MARK: Changing

  /// Puts an element into the place of all that have these values, or at the end; nil takes those away. Nulls and
  /// empty mappings are always taken away, and without any values all is.
  ///
  /// - Throws: `Diagnostic` at an element that cannot have the keys.
  mutating func set(_ element: Node?, values: Values) throws {
    let seeksMapping = !keys[0].isEmpty && values.first.flatMap { $0 } != nil
    var isFound = false
    if !hasEmpty, seeksMapping || !hasOther, let candidates = candidates(values) {
      for place in candidates {
        guard let other = slots[place], !seeksMapping || other.isMapping, try matches(other, values) else { continue }
        slots[place] = element
        if let element, element != other { note(element, at: place) }
        isFound = true
      }
    } else {
      var kept: [Node] = []
      for other in elements where !other.isNull && !(other.isMapping && other.isEmptyCollection) {
        if seeksMapping, !other.isMapping {
          kept.append(other)
        } else if try matches(other, values) {
          isFound = true
          if let element { kept.append(element) }
        } else if !values.isEmpty {
          kept.append(other)
        }
      }
      self = KeySlots(kept, keys: keys)
    }
    if let element, !element.isNull, !isFound { append(element) }
  }

  /// A missing value is matched by any, and a key for which there is none as the key before it (kyaml's
  /// `FieldMatcher`).
  private func matches(_ element: Node, _ values: Values) throws -> Bool {
    var isMatched = false
    for (i, key) in keys.enumerated() {
      if i < values.count {
        guard canHaveKeys(element) else { throw Diagnostic.invalidMergeElement(element, keys: keys) }
        if key.isEmpty {
          isMatched = values[i].map { element.hasSameText(as: $0.node) } ?? element.bytes.isEmpty
        } else if let value = element[key] {
          isMatched = values[i].map { value.hasSameText(as: $0.node) } ?? true
        } else {
          isMatched = false
        }
      }
      if !isMatched { return false }
    }
    return true
  }
}
