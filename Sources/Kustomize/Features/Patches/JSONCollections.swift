import YAML

/// The collections that a JSON patch leads through and changes. Where it has many operations, each large collection gets an
/// index that lives as long as the patch is applied, so that no operation walks it; a few operations walk.
final class JSONCollections {
  private let hasIndexes: Bool
  private var lists: [Node: ElementIndex] = [:]
  private var mappings: [Node: KeyIndex] = [:]

  /// - Parameter operations: how many the patch has.
  init(operations: Int) { hasIndexes = operations > SmallIndex.few }

  // MARK: Mappings

  func value(of key: String, in mapping: Node) -> Node? {
    isIndexed(mapping) ? mappings[mapping]?.value(of: key) : mapping[key]
  }

  func set(_ key: String, _ value: Node, in mapping: Node) {
    if isIndexed(mapping) {
      mappings[mapping]?.set(key, value)
    } else {
      mapping.set(key, value)
    }
  }

  /// Takes a field out, and returns its value; nil where there is none.
  func remove(_ key: String, from mapping: Node) -> Node? {
    isIndexed(mapping) ? mappings[mapping]?.remove(key) : mapping.removeField(key)?.value
  }

  private func isIndexed(_ mapping: Node) -> Bool {
    guard hasIndexes, mapping.isMapping else { return false }
    if mappings[mapping] != nil { return true }
    guard mapping.hasMoreChildren(than: SmallIndex.few * 2) else { return false }
    mappings[mapping] = KeyIndex(mapping)
    return true
  }

  // MARK: Lists. A place below zero is counted from the end.

  func element(at place: Int, of list: Node) -> Node? {
    if isIndexed(list: list) { return lists[list].flatMap { $0.element(at: place < 0 ? place + $0.count : place) } }
    var place = place
    // Only what counts back needs the list's length.
    if place < 0 { place += list.count }
    guard place >= 0 else { return nil }
    return list.element(at: place)
  }

  func append(_ value: Node, to list: Node) {
    if isIndexed(list: list) {
      _ = insert(value, at: -1, of: list)
    } else {
      list.append(value)
    }
  }

  /// Puts a value before the element at a place; -1 is the end.
  ///
  /// - Returns: false where there is no such place.
  func insert(_ value: Node, at place: Int, of list: Node) -> Bool {
    if isIndexed(list: list) {
      let count = lists[list]?.count ?? 0
      return lists[list]?.insert(value, at: place < 0 ? place + count + 1 : place) ?? false
    }
    let place = place < 0 ? place + list.count + 1 : place
    return place >= 0 && list.insert(value, at: place)
  }

  /// Takes an element out, and returns it; nil where there is none.
  func remove(at place: Int, from list: Node) -> Node? {
    if isIndexed(list: list) {
      let count = lists[list]?.count ?? 0
      return lists[list]?.remove(at: place < 0 ? place + count : place)
    }
    guard let element = element(at: place, of: list) else { return nil }
    list.remove(element)
    return element
  }

  private func isIndexed(list: Node) -> Bool {
    guard hasIndexes, list.isSequence else { return false }
    if lists[list] != nil { return true }
    guard list.hasMoreChildren(than: SmallIndex.few) else { return false }
    lists[list] = ElementIndex(list)
    return true
  }

  // MARK: Any node

  /// A node becomes what another one is, which is not used any more.
  func replace(_ node: Node, with value: Node) {
    for node in [node, value] {
      lists[node] = nil
      mappings[node] = nil
    }
    node.become(value)
  }
}

extension Node {
  /// Whether a collection's chain is longer than so many nodes: the elements of a list, the keys and values of a mapping.
  fileprivate func hasMoreChildren(than count: Int) -> Bool {
    var child = firstChild
    for _ in 0..<count where child != nil { child = child?.nextSibling }
    return child != nil
  }
}
