import Kubernetes
import YAML

extension StrategicMerge {
  /// Merges a list by the keys of its schema, in its place.
  ///
  /// In the regular case, where each element has all keys and no two the same, the outcome is a simple one. What
  /// kustomize makes of any other list depends on its every step, and `IrregularListMerge` takes them one by one.
  func mergeList(_ list: Node, with patch: ListPatch, schema: SchemaCursor) throws {
    let keys = schema.mergeKeys
    if keys.isEmpty {
      if try mergeScalars(list, with: patch) { return }
    } else if let keys = completeKeys(of: list, patch, among: keys) {
      if try mergeElements(list, with: patch, keys: keys, schema: schema.element) { return }
    }
    try IrregularListMerge(self, list: list, patch: patch, keys: keys, schema: schema.element).run()
  }

  // MARK: Elements

  /// The keys that every element has, provided that no element has another of them.
  private func completeKeys(of list: Node, _ patch: ListPatch, among keys: [String]) -> [String]? {
    var complete = keys
    for key in keys {
      var (present, missing) = (false, false)
      func look(_ list: Node) {
        for element in list.elements {
          if element.mergeKeyValue(key) != nil { present = true } else { missing = true }
        }
      }
      look(list)
      if case .patch(let patch) = patch { look(patch) }
      if missing {
        if present { return nil }
        complete.removeAll { $0 == key }
      }
    }
    return complete.isEmpty ? nil : complete
  }

  /// - Returns: false, and nothing is done, where two elements have the same keys.
  private func mergeElements(_ list: Node, with patch: ListPatch, keys: [String], schema: SchemaCursor?) throws -> Bool
  {
    switch patch {
    case .nothing:
      guard KeyedElements.areDifferent(in: list, keys: keys) else { return false }
      for element in list.elements { _ = try keep(element, schema: schema) }
    case .itself:
      guard let elements = KeyedElements(list, keys: keys) else { return false }
      list.removeAll()
      for element in elements.elements {
        if let added = try add(element.node, schema: schema, isNested: true) { list.append(added) }
      }
    case .patch(let patch):
      guard let targets = KeyedElements(list, keys: keys), let patches = KeyedElements(patch, keys: keys) else {
        return false
      }
      try mergeElements(patches, into: targets, of: list, keys: keys, schema: schema)
    }
    return true
  }

  /// The patch's elements come first, in the patch's order. With several keys only those do that are new.
  private func mergeElements(
    _ patches: KeyedElements, into targets: KeyedElements, of list: Node, keys: [String], schema: SchemaCursor?
  ) throws {
    var targets = targets
    list.removeAll()
    for patch in patches.elements {
      guard let index = targets.firstIndex(matching: patch.node, key: patch.key) else {
        if let added = try add(patch.node, schema: schema, isNested: false) { list.append(added) }
        continue
      }
      let target = targets.elements[index].node
      let names = NamedValues(keys.map { target[$0] })
      defer { names.restorePlaces() }
      // `$patch: replace` in an element is without effect: kustomize puts the old element back.
      if try merge(patch.node, into: target, schema: schema) == nil {
        targets.mark(index, .done)
      } else if keys.count > 1 {
        targets.mark(index, .merged)
      } else {
        targets.mark(index, .done)
        list.append(target)
      }
    }
    for target in targets.elements where target.progress != .done {
      if target.progress == .untouched { _ = try keep(target.node, schema: schema) }
      list.append(target.node)
    }
  }

  // MARK: Scalars

  /// Merges a list of scalars without keys, such as `finalizers`.
  ///
  /// - Returns: false, and nothing is done, where an element is no scalar or is empty.
  private func mergeScalars(_ list: Node, with patch: ListPatch) throws -> Bool {
    func isRegular(_ list: Node) -> Bool {
      list.elements.allSatisfy { $0.isScalar && !$0.isNull && !$0.bytes.isEmpty }
    }
    guard isRegular(list) else { return false }
    let targets = Array(list.elements)
    var first: [Node] = []
    if case .patch(let patch) = patch {
      guard isRegular(patch) else { return false }
      first = Array(patch.elements)
    }
    // The order is the patch's; the scalar, and so its type, the target's last one.
    var places: [KeyText: Int] = [:]
    var result: [Node] = []
    for element in first + targets {
      if let place = places[KeyText(node: element)] {
        result[place] = element
      } else {
        places[KeyText(node: element)] = result.count
        result.append(element)
      }
    }
    guard result != targets else { return true }
    list.removeAll()
    for element in result { list.append(element) }
    return true
  }
}

extension Node {
  /// The value of a merge key in an element; nil where it is missing, empty or no scalar.
  func mergeKeyValue(_ key: String) -> Node? {
    guard let value = self[key], value.isScalar, !value.isNull, !value.bytes.isEmpty else { return nil }
    return value
  }
}
