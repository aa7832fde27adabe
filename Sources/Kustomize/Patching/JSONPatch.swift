import Diagnostics
import Kubernetes
import YAML

/// A JSON patch (RFC 6902) with the habits of the library that kustomize applies it with (evanphx/json-patch v4): a
/// negative index counts from the end, and `replace` sets a key that an object does not have.
package struct JSONPatch {
  private let operations: [Operation]
  /// The list of operations, for errors.
  package let node: Node

  /// One step.
  private struct Operation {
    enum Kind: String, CaseIterable {
      case add, remove, replace, move, copy, test
    }

    let kind: Kind
    let path: JSONPointer
    let from: JSONPointer?
    /// The value, typed as JSON; nil where it is missing or null.
    let value: Node?
    /// Where the pointers are written, for errors.
    let pathNode: Node
    let fromNode: Node?
  }

  /// Decodes a list of operations.
  ///
  /// - Throws: `Diagnostic` at an operation that is none, or has no path.
  package init(node: Node) throws {
    guard node.isSequence else {
      throw node.diagnostic(.invalidJSONPatch, "a JSON patch is a list of operations, not \(node.typeDescription)")
    }
    self.node = node
    operations = try node.elements.map(Self.decode)
  }

  private static func decode(_ node: Node) throws -> Operation {
    guard node.isMapping else {
      throw node.diagnostic(.invalidJSONPatch, "an operation is a mapping, not \(node.typeDescription)")
    }
    guard let op = node["op"], !op.isNull else { throw missingField("op", of: "an operation", in: node) }
    guard let kind = Operation.Kind(rawValue: op.string) else {
      throw invalidChoice(op, "an operation", Operation.Kind.allCases.map(\.rawValue))
    }
    func pointer(_ field: String) throws -> (JSONPointer, Node) {
      guard let value = node[field], !value.isNull else {
        throw missingField(field, of: "'\(kind.rawValue)'", in: node)
      }
      guard value.isScalar, let pointer = JSONPointer(value.string) else {
        throw value.diagnostic(
          .invalidJSONPointer, "'\(value.string)' is not a JSON pointer",
          hint: value.isScalar ? "a pointer begins with '/': '/\(value.string)'" : nil)
      }
      return (pointer, value)
    }
    let (path, pathNode) = try pointer("path")
    let from = kind == .move || kind == .copy ? try pointer("from") : nil
    let value = node["value"].flatMap { $0.isNull ? nil : $0 }
    value?.becomeJSONTyped()
    return Operation(kind: kind, path: path, from: from?.0, value: value, pathNode: pathNode, fromNode: from?.1)
  }

  // MARK: Applying

  /// Applies the operations in order. Where one fails, those before it have been applied.
  ///
  /// - Throws: `Diagnostic` at the operation whose path leads nowhere, or whose test fails.
  package func apply(to root: Node) throws {
    for operation in operations {
      let place = Place(root: root, pointer: operation.path, node: operation.pathNode)
      let source = operation.from.map { Place(root: root, pointer: $0, node: operation.fromNode ?? operation.pathNode) }
      func value() -> Node { operation.value?.copy() ?? root.tree.null(at: operation.pathNode.position) }
      switch operation.kind {
      case .add:
        try place.add(value())
      case .remove:
        _ = try place.remove()
      case .replace:
        try place.replace(with: value())
      case .move:
        guard let source else { continue }
        try place.add(source.remove())
      case .copy:
        guard let source else { continue }
        try place.add(source.get()?.copy() ?? root.tree.null(at: operation.pathNode.position))
      case .test:
        try place.test(operation.value)
      }
    }
    root.passThroughJSON()
  }
}

/// Where a pointer leads in a document.
private struct Place {
  let root: Node
  let pointer: JSONPointer
  let node: Node

  private func failure(_ reason: String) -> Diagnostic {
    node.diagnostic(
      .jsonPatchFailed, "'\(pointer.text)' \(reason)",
      notes: [Diagnostic.Note("in the resource from", at: root.location)])
  }

  /// The collection that holds what the pointer names, and the last part.
  ///
  /// - Throws: `Diagnostic` where the way there ends before.
  private func parent() throws -> (Node, String) {
    guard let last = pointer.parts.last else { throw failure("is the whole document, which cannot be changed so") }
    var parent = root
    for (i, part) in pointer.parts.dropLast().enumerated() {
      guard let next = try child(of: parent, part), !next.isScalar else {
        let reached = "/" + pointer.parts[...i].joined(separator: "/")
        throw failure("leads nowhere: there is no collection at '\(reached)'")
      }
      parent = next
    }
    return (parent, last)
  }

  private func child(of node: Node, _ part: String) throws -> Node? {
    switch node.kind {
    case .mapping: return node[part]
    case .sequence: return try element(of: node, part)
    case .scalar: return nil
    }
  }

  private func element(of list: Node, _ part: String) throws -> Node {
    let index = try index(part, in: list, count: list.count)
    var elements = list.elements
    for _ in 0..<index { _ = elements.next() }
    guard let element = elements.next() else { throw outOfRange(part, list.count) }
    return element
  }

  private func outOfRange(_ part: String, _ count: Int) -> Diagnostic {
    failure("is out of range: index \(part) of a list of \(count)")
  }

  /// An index below a limit; negative ones count from there.
  private func index(_ part: String, in list: Node, count: Int) throws -> Int {
    guard let index = Int(part) else { throw failure("takes an index where it says '\(part)': there is a list") }
    guard index < count, index >= -count else { throw outOfRange(part, list.count) }
    return index < 0 ? index + count : index
  }

  func get() throws -> Node? {
    guard !pointer.parts.isEmpty else { return root }
    let (parent, last) = try parent()
    guard let value = try child(of: parent, last) else { throw failure("names nothing") }
    return value
  }

  func add(_ value: Node) throws {
    let (parent, last) = try parent()
    if parent.isMapping { return parent.set(last, value) }
    if last == "-" { return parent.append(value) }
    let index = try index(last, in: parent, count: parent.count + 1)
    var elements = Array(parent.elements)
    elements.insert(value, at: index)
    parent.removeAll()
    for element in elements { parent.append(element) }
  }

  func remove() throws -> Node {
    let (parent, last) = try parent()
    if parent.isMapping {
      guard let field = parent.removeField(last) else { throw failure("names nothing to remove") }
      return field.value
    }
    let element = try element(of: parent, last)
    parent.remove(element)
    return element
  }

  func replace(with value: Node) throws {
    guard !pointer.parts.isEmpty else { return root.become(value) }
    let (parent, last) = try parent()
    if parent.isMapping { return parent.set(last, value) }
    try element(of: parent, last).become(value)
  }

  func test(_ expected: Node?) throws {
    let actual: Node?
    if pointer.parts.isEmpty {
      actual = root
    } else {
      let (parent, last) = try parent()
      actual = try child(of: parent, last)
    }
    let value = actual.flatMap { $0.isNull ? nil : $0 }
    guard let expected, let value else {
      guard expected == nil, value == nil else { throw testFailure(actual, expected) }
      return
    }
    guard value.isEqualJSON(to: expected) else { throw testFailure(actual, expected) }
  }

  private func testFailure(_ actual: Node?, _ expected: Node?) -> Diagnostic {
    func text(_ node: Node?) -> String {
      guard let node else { return "nothing" }
      return node.isScalar ? "'\(node.string)'" : node.typeDescription
    }
    return failure("is \(text(actual)), and the test expects \(expected.map { text($0) } ?? "null")")
  }
}
