import Diagnostics
import Kubernetes
import YAML

/// Where a JSON pointer leads in a document.
struct JSONPlace {
  private let root: Node
  private let pointer: JSONPointer
  /// Where the pointer is written, for errors.
  private let node: Node
  private let collections: JSONCollections

  init(_ node: Node, in root: Node, _ collections: JSONCollections) {
    self.node = node
    self.root = root
    self.collections = collections
    pointer = JSONPointer(node.string)
  }

  // MARK: The way there

  /// The collection that holds what the pointer names, and the last key or index.
  ///
  /// - Throws: `Diagnostic` where the way there ends before.
  private func parent() throws -> (Node, String) {
    guard let parts = pointer.parts, let last = parts.last else {
      throw pointer.isRoot
        ? failure("is the whole document, which this operation cannot change")
        : failure("leads nowhere", hint: "a pointer begins with '/'")
    }
    var parent = root
    for (i, part) in parts.dropLast().enumerated() {
      guard let next = try child(of: parent, part), !next.isScalar else {
        throw deadEnd(parent, at: part, after: parts[..<i])
      }
      parent = next
    }
    return (parent, last)
  }

  private func child(of node: Node, _ part: String) throws -> Node? {
    switch node.kind {
    case .mapping: collections.value(of: part, in: node)
    case .sequence: try element(of: node, part)
    case .scalar: nil
    }
  }

  private func element(of list: Node, _ part: String) throws -> Node {
    guard let element = collections.element(at: try index(part), of: list) else { throw outOfRange(part, list) }
    return element
  }

  private func index(_ part: String) throws -> Int {
    guard let index = Int(part) else { throw failure("leads into a list, where '\(part)' is no index") }
    return index
  }

  // MARK: Operations

  /// The value there; nil where a mapping has no such key.
  func get() throws -> Node? {
    let (parent, last) = try parent()
    return try child(of: parent, last)
  }

  func add(_ value: Node) throws {
    let (parent, last) = try parent()
    try checkDepth(of: value)
    if parent.isMapping { return collections.set(last, value, in: parent) }
    if last == "-" { return collections.append(value, to: parent) }
    guard collections.insert(value, at: try index(last), of: parent) else { throw outOfRange(last, parent) }
  }

  /// Refuses what would lie deeper than anything may: what is copied into itself again and again would.
  private func checkDepth(of value: Node) throws {
    guard value.isScalar || (pointer.parts?.count ?? 0) + value.depth <= TreeLimits.depth else {
      throw failure("would lie more than \(TreeLimits.depth) levels deep")
    }
  }

  func remove() throws -> Node {
    let (parent, last) = try parent()
    if parent.isMapping {
      guard let value = collections.remove(last, from: parent) else { throw deadEnd(parent, at: last, after: nil) }
      return value
    }
    guard let element = collections.remove(at: try index(last), from: parent) else { throw outOfRange(last, parent) }
    return element
  }

  /// The whole document is replaced by a collection alone; a scalar is passed over, as the library does.
  func replace(with value: Node) throws {
    if pointer.isRoot {
      if !value.isScalar { collections.replace(root, with: value) }
      return
    }
    let (parent, last) = try parent()
    try checkDepth(of: value)
    if parent.isMapping { return collections.set(last, value, in: parent) }
    collections.replace(try element(of: parent, last), with: value)
  }

  /// - Parameter isJSON: whether the expected value was written as JSON.
  func test(_ expected: Node, isJSON: Bool) throws {
    let equality = JSONEquality(isJSON: isJSON)
    guard let actual = try pointer.isRoot ? root : get() else {
      if expected.isNull { return }
      throw try failure("names nothing, and the test expects \(describe(expected, equality.text(of:)))")
    }
    if try equality.areEqual(actual, expected) { return }
    throw try failure(
      "is \(describe(actual) { try $0.jsonText() }), and the test expects \(describe(expected, equality.text(of:)))")
  }

  // MARK: Errors

  func failure(_ reason: String, hint: String? = nil) -> Diagnostic {
    Diagnostic.jsonPatchFailed(node, reason, hint: hint, resource: root)
  }

  private func outOfRange(_ part: String, _ list: Node) -> Diagnostic {
    failure("is out of range: index \(part) of a list of \(list.count)")
  }

  /// - Parameter path: the parts that lead to the parent; nil for all but the last.
  private func deadEnd(_ parent: Node, at part: String, after path: ArraySlice<String>?) -> Diagnostic {
    let path = path ?? (pointer.parts ?? []).dropLast()
    let place = path.isEmpty ? "the resource" : "'/\(path.joined(separator: "/"))'"
    if let child = parent[part] { return failure("leads through '\(part)', which is \(child.typeDescription)") }
    return failure("leads nowhere: \(place) has no '\(part)'", hint: hint(for: part, after: path, in: parent))
  }

  /// Fields whose names may have a slash.
  private static let freeNames = ["annotations", "labels", "matchLabels", "nodeSelector"]

  private func hint(for part: String, after path: ArraySlice<String>, in parent: Node) -> String? {
    if let near = didYouMean(part, among: parent.fields.map(\.key.string)) { return near }
    let rest = (pointer.parts ?? []).dropFirst(path.count + 1)
    func text(_ parts: some Sequence<String>) -> String {
      parts.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
    }
    if let map = path.last, Self.freeNames.contains(map), !rest.isEmpty {
      return "a '/' in a name is written '~1': \(text(path))/\(([part] + rest).joined(separator: "~1"))"
    }
    return rest.elementsEqual(["-"]) ? "add the list first: {op: add, path: \(text(path + [part])), value: []}" : nil
  }

  private func describe(_ node: Node, _ text: (Node) throws -> [UInt8]) rethrows -> String {
    guard node.isScalar else { return node.typeDescription }
    return node.isSecret ? node.shownString : String(decoding: try text(node), as: UTF8.self)
  }
}
