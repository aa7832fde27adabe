import Diagnostics
import Kubernetes
import YAML

/// A JSON patch (RFC 6902) with the habits of the library that kustomize applies it with (evanphx/json-patch v4): a
/// negative index counts from the end, `replace` and `add` set a key whether or not an object has it, a value that is
/// missing is null, and `copy` copies null where there is nothing.
package struct JSONPatch {
  /// The list of operations, for errors.
  package let node: Node
  /// Whether it is JSON, whose values a test compares as they are written.
  private let isJSON: Bool
  /// kustomize finds out what is wrong with an operation when it comes to it.
  private let operations: [Result<JSONPatchOperation, any Error>]

  /// Decodes a list of operations.
  ///
  /// - Throws: `Diagnostic` where there is something else, or JSON that is none.
  package init(node: Node) throws {
    self.node = node
    guard node.isSequence else { throw Diagnostic.notAListOfOperations(node) }
    isJSON = try Self.isJSON(node)
    operations = try node.elements.map { [isJSON] element in
      guard element.isMapping || element.isNull else { throw Diagnostic.notAnOperation(element) }
      return Result { try JSONPatchOperation(element, isJSON: isJSON) }
    }
  }

  /// Whether the list's bracket is the first character of its file: kustomize then takes the file for JSON.
  private static func isJSON(_ node: Node) throws -> Bool {
    let text = node.tree.text
    guard node.style == .flow, let file = text.file(at: node.position), file.start == node.position else {
      return false
    }
    if let offset = JSONSyntax.firstError(in: text.bytes(file.range)) {
      let place = Position(offset: file.range.offset + UInt32(truncatingIfNeeded: offset))
      throw Diagnostic.invalidJSONText(at: text.snippet(at: place, width: 1))
    }
    return true
  }

  /// Applies the operations in order. Where one fails, those before it have been applied.
  ///
  /// - Throws: `Diagnostic` at the operation that is none, whose path leads nowhere, or whose test fails.
  package func apply(to root: Node) throws {
    var copies = Copies()
    let collections = JSONCollections(operations: operations.count)
    for operation in operations { try apply(operation.get(), to: root, collections, &copies) }
    guard root.isMapping else { throw Diagnostic.patchLeavesNoResource(root) }
    root.forgetCommentSchemas()
    var roundTrip = JSONRoundTrip()
    try roundTrip.pass(root)
  }

  /// Notes that nobody is shown the values that it gives a Secret, or expects it to have.
  package func markSecrets() {
    for case .success(let operation) in operations {
      let pointer = JSONPointer(operation.path.string)
      if pointer.isRoot {
        let fields = operation.value.map { Array($0.fields) } ?? []
        for field in fields where Resource.holdsSecrets(field: field.key.string) { field.value.markSecret() }
      } else if let field = pointer.parts?.first, Resource.holdsSecrets(field: field) {
        operation.value?.markSecret()
      }
    }
  }

  /// How much the operations have copied.
  private struct Copies {
    var nodes = 0
    var bytes = 0
  }

  private func apply(
    _ operation: JSONPatchOperation, to root: Node, _ collections: JSONCollections, _ copies: inout Copies
  ) throws {
    let place = JSONPlace(operation.path, in: root, collections)
    var value: Node { operation.value?.copy() ?? root.tree.null(at: operation.path.position) }
    switch operation.kind {
    case .add: try place.add(value)
    case .remove: _ = try place.remove()
    case .replace: try place.replace(with: value)
    case .move:
      guard let from = operation.from else { return }
      try place.add(JSONPlace(from, in: root, collections).remove())
    case .copy:
      guard let from = operation.from else { return }
      let source = try JSONPlace(from, in: root, collections).get()
      if let source {
        let extent = NodeExtent(of: source, upTo: TreeLimits.copiedNodes, TreeLimits.copiedBytes)
        copies.nodes += extent.nodes
        copies.bytes += extent.bytes
        guard copies.nodes <= TreeLimits.copiedNodes, copies.bytes <= TreeLimits.copiedBytes else {
          throw place.failure("is where too much is copied to: \(TreeLimits.copied)")
        }
      }
      try place.add(source?.copy() ?? root.tree.null(at: operation.path.position))
    case .test:
      if let value = operation.value { try place.test(value, isJSON: isJSON) }
    }
  }
}
