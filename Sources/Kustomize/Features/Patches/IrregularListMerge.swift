import Diagnostics
import Kubernetes
import YAML

/// Merges a list in which keys are missing or double, in the steps in which kyaml's `walkAssociativeSequence` and
/// its element setter do: only so does the same come out.
struct IrregularListMerge {
  private typealias Values = KeySlots.Values

  private let merge: StrategicMerge
  private let list: Node
  private let patch: ListPatch
  /// The merge keys; an empty one for a list of scalars.
  private let keys: [String]
  private let schema: SchemaCursor?

  /// - Parameter keys: the merge keys; none for a list of scalars.
  init(_ merge: StrategicMerge, list: Node, patch: ListPatch, keys: [String], schema: SchemaCursor?) {
    self.merge = merge
    self.list = list
    self.patch = patch
    self.keys = keys.isEmpty ? [""] : keys
    self.schema = schema
  }

  func run() throws {
    var new: [Node] = []
    if case .patch(let patch) = patch { new = Array(patch.elements) }
    var tuples = distinctValues(of: new + list.elements)
    guard !tuples.isEmpty else { return }
    if keys.count > 1 { unify(&tuples) }
    var valid = keys.indices.filter { i in tuples.contains { $0[i] != nil } }
    if valid.isEmpty { valid = Array(keys.indices) }
    let keys = valid.map { self.keys[$0] }

    var target = KeySlots(list.elements, keys: keys)
    let patches = KeySlots(new, keys: keys)
    var result = KeySlots([], keys: keys)
    for tuple in tuples {
      let values = valid.map { tuple[$0] }
      if let element = try merged(target.first(values), patches.first(values)) {
        try result.set(element, values: values)
      } else {
        try target.set(nil, values: values)
      }
    }
    for element in target.elements { try append(element, to: &result, keys: keys) }
    relink(result.elements)
  }

  // MARK: Values of the keys

  /// The values of the elements, each once.
  private func distinctValues(of elements: [Node]) -> [Values] {
    var seen: Set<Values> = []
    var tuples: [Values] = []
    for element in elements {
      let values: Values = keys.map { key in
        let value = key.isEmpty ? element.bytes.isEmpty ? nil : element : element.mergeKeyValue(key)
        return value.map(KeyText.init(node:))
      }
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
      // Where no value is missing there is nothing to give.
      let incomplete = group.filter { tuples[$0].contains(nil) }
      for i in group where !incomplete.isEmpty {
        let values = tuples[i]
        for j in values.contains(nil) ? group : incomplete {
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

  // MARK: Elements

  /// An element of the target merged with the patch's; nil where it goes, or there is neither.
  private func merged(_ old: Node?, _ new: Node?) throws -> Node? {
    let element: Node?
    switch (old, new, patch) {
    case (nil, nil, _): element = nil
    case (let old?, nil, .itself): element = try merge.add(old, schema: schema, isNested: true)
    case (let old?, nil, _): element = try merge.keep(old, schema: schema) ? old : nil
    case (nil, let new?, _): element = try merge.add(new, schema: schema, isNested: false)
    case (let old?, let new?, _): element = try merge.merge(new, into: old, schema: schema)
    }
    guard let element, !element.isNull, !(element.isMapping && element.isEmptyCollection) else { return nil }
    return element
  }

  /// Puts an element of the target into the place of those with the same values, or at the end (kyaml's
  /// `appendListNode`).
  private func append(_ element: Node, to result: inout KeySlots, keys: [String]) throws {
    var values: Values = []
    if keys == [""] {
      values = [element.bytes.isEmpty ? nil : KeyText(node: element)]
    } else {
      guard element.isMapping || element.isNull else { throw Diagnostic.invalidMergeElement(element, keys: keys) }
      for key in keys {
        if let value = element[key] {
          values.append(value.bytes.isEmpty ? nil : KeyText(node: value))
        } else {
          result.append(element)
        }
      }
      if keys.count > 1 { try result.set(nil, values: values) }
    }
    try result.set(element, values: values)
  }

  /// Makes the result the list's elements. One that stands there twice is copied.
  private func relink(_ result: [Node]) {
    var seen: Set<Node> = []
    list.removeAll()
    for element in result { list.append(seen.insert(element).inserted ? element : element.copy()) }
  }
}
