import Kubernetes
import YAML

/// Merges a list in which keys are missing or double, in the steps in which kyaml's `walkAssociativeSequence` and
/// its element setter do: only so does the same come out. Each key's values are searched for in all elements, which
/// is meant for short lists.
struct IrregularListMerge {
  private let merge: StrategicMerge
  private let list: Node
  private var target: [Node]
  private var patch: [Node]
  /// Whether target and patch are the same list.
  private let isItself: Bool
  private let isScalarList: Bool
  private let keys: [String]
  private let schema: SchemaCursor?

  /// The values of the merge keys of an element, nil for each that is missing or empty.
  private typealias Values = [KeyText?]

  /// - Parameter keys: the merge keys; none for a list of scalars.
  init(_ merge: StrategicMerge, list: Node, patch: ListPatch, keys: [String], schema: SchemaCursor?) {
    self.merge = merge
    self.list = list
    target = Array(list.elements)
    isItself = if case .itself = patch { true } else { false }
    self.patch = if case .patch(let patch) = patch { Array(patch.elements) } else { [] }
    isScalarList = keys.isEmpty
    self.keys = keys.isEmpty ? [""] : keys
    self.schema = schema
  }

  mutating func run() throws {
    var tuples = distinctValues()
    guard !tuples.isEmpty else { return }
    if keys.count > 1 { unify(&tuples) }
    var valid = keys.indices.filter { i in tuples.contains { $0[i] != nil } }
    if valid.isEmpty { valid = Array(keys.indices) }
    let validKeys = valid.map { keys[$0] }

    var result: [Node] = []
    for tuple in tuples {
      let values = valid.map { tuple[$0] }
      guard let element = try mergedElement(validKeys, values) else {
        try set(nil, in: &target, keys: validKeys, values: values)
        continue
      }
      try set(element, in: &result, keys: validKeys, values: values)
    }
    try appendTarget(to: &result, keys: validKeys)
    relink(result)
  }

  // MARK: Values of the keys

  /// The values of all elements, the patch's first, each once.
  private func distinctValues() -> [Values] {
    var seen: Set<Values> = []
    var tuples: [Values] = []
    for element in patch + target {
      let values: Values =
        isScalarList
        ? [element.bytes.isEmpty ? nil : KeyText(node: element)]
        : keys.map { element.mergeKeyValue($0).map(KeyText.init(node:)) }
      if seen.insert(values).inserted { tuples.append(values) }
    }
    return tuples
  }

  /// Gives values that differ only where one of them is missing the same values (kyaml's `mergeValues`).
  private func unify(_ tuples: inout [Values]) {
    // With a first value each, only those that have it in common can match.
    var groups: [KeyText?: [Int]] = [:]
    let isGrouped = tuples.allSatisfy { $0[0] != nil }
    for i in tuples.indices { groups[isGrouped ? tuples[i][0] : nil, default: []].append(i) }
    for group in groups.values where group.count > 1 {
      for i in group {
        let values = tuples[i]
        for j in group {
          guard let union = union(values, tuples[j]) else { continue }
          tuples[i] = union
          tuples[j] = union
        }
      }
    }
  }

  /// - Returns: nil where they have no value in common, or two different ones.
  private func union(_ a: Values, _ b: Values) -> Values? {
    var hasCommon = false
    var union: Values = []
    for (x, y) in zip(a, b) {
      if x == y { hasCommon = true } else if x != nil, y != nil { return nil }
      union.append(x ?? y)
    }
    return hasCommon ? union : nil
  }

  // MARK: Steps

  /// The element with these values, merged with the patch's; nil where it goes, or neither list has it.
  private func mergedElement(_ keys: [String], _ values: Values) throws -> Node? {
    var search = Array(zip(keys, values))
    if values.contains(where: { $0 != nil }) { search.removeAll { $0.1 == nil } }
    let old = find(search, in: target)
    let new = find(search, in: patch)
    let element: Node?
    switch (old, new) {
    case (nil, nil): element = nil
    case (let old?, nil):
      element =
        isItself
        ? try merge.add(old, schema: schema, isNested: true)
        : try merge.keep(old, schema: schema) ? old : nil
    case (nil, let new?): element = try merge.add(new, schema: schema, isNested: false)
    case (let old?, let new?): element = try merge.merge(new, into: old, schema: schema)
    }
    guard let element, !element.isNull, !(element.isMapping && element.isEmptyCollection) else { return nil }
    return element
  }

  /// The first element with these values; a missing value asks for an empty one.
  private func find(_ search: [(String, KeyText?)], in elements: [Node]) -> Node? {
    elements.first { element in
      if isScalarList { return hasText(element, search[0].1) }
      return search.allSatisfy { key, value in element[key].map { hasText($0, value) } ?? false }
    }
  }

  private func hasText(_ node: Node, _ value: KeyText?) -> Bool {
    guard let value else { return node.bytes.isEmpty }
    return node.hasSameText(as: value.node)
  }

  /// Puts an element into the place of all that have these values, or at the end; nil takes those away.
  /// Nulls and empty mappings are always taken away (kyaml's `ElementSetter`).
  ///
  /// - Parameter values: those of the first keys; none of them means that no element is kept.
  private func set(_ element: Node?, in elements: inout [Node], keys: [String], values: Values) throws {
    let seeksMapping = !keys[0].isEmpty && values.first.flatMap { $0 } != nil
    var isFound = false
    var kept: [Node] = []
    for other in elements {
      if other.isNull || (other.isMapping && other.isEmptyCollection) { continue }
      if seeksMapping, !other.isMapping {
        kept.append(other)
        continue
      }
      if try matches(other, keys, values) {
        isFound = true
        if let element { kept.append(element) }
      } else if !values.isEmpty {
        kept.append(other)
      }
    }
    elements = kept
    if let element, !element.isNull, !isFound { elements.append(element) }
  }

  /// A missing value is matched by any, and a key without one as the key before it (kyaml's `FieldMatcher`).
  private func matches(_ element: Node, _ keys: [String], _ values: Values) throws -> Bool {
    var isMatched = false
    for (i, key) in keys.enumerated() {
      if i < values.count {
        if key.isEmpty {
          guard element.isScalar else { throw invalidMergeElement(element, keys: keys) }
          isMatched = hasText(element, values[i])
        } else {
          guard element.isMapping else { throw invalidMergeElement(element, keys: keys) }
          isMatched = element[key].map { values[i] == nil || hasText($0, values[i]) } ?? false
        }
      }
      if !isMatched { return false }
    }
    return true
  }

  /// Puts the target's elements into the result: into the place of those with the same values, or at the end
  /// (kyaml's `appendListNode`).
  private func appendTarget(to result: inout [Node], keys: [String]) throws {
    for element in target {
      var values: Values = []
      if isScalarList {
        values = [element.bytes.isEmpty ? nil : KeyText(node: element)]
      } else {
        guard element.isMapping || element.isNull else { throw invalidMergeElement(element, keys: keys) }
        for key in keys {
          if let value = element[key] {
            values.append(value.bytes.isEmpty ? nil : KeyText(node: value))
          } else {
            result.append(element)
          }
        }
        if keys.count > 1 { try set(nil, in: &result, keys: keys, values: values) }
      }
      try set(element, in: &result, keys: keys, values: values)
    }
  }

  /// Makes the result the list's elements. One that stands there twice is copied.
  private func relink(_ result: [Node]) {
    var seen: Set<Node> = []
    list.removeAll()
    for element in result { list.append(seen.insert(element).inserted ? element : element.copy()) }
  }
}
