import Diagnostics
import YAML

/// Where values come from, and what they replaced.
package struct ValueOrigins {
  /// A value, where it was written, and what put it in the place of the one before it.
  package struct Step {
    package var node: Node
    package var place: Location?
    package var instruction: Instruction?
  }

  /// A transformer, and where a kustomization asks for it.
  package struct Instruction {
    package var name: String
    package var place: Location?
  }

  private let locator: LineLocator

  package init(_ locator: LineLocator) { self.locator = locator }

  /// A value that stands for itself: a scalar, or a collection with nothing in it.
  package struct Value {
    package var node: Node
    /// Where its key stands, or the element of a list that it is.
    var keyPosition: Position
  }

  /// Calls `body` with each value of a resource, or of a part of one, and the path to it.
  ///
  /// - Parameter path: of the part.
  package static func forEachValue(
    in root: Node, at path: ValuePath = ValuePath(), _ body: (Value, PathText) throws -> Void
  )
    rethrows
  {
    var path = PathText(path)
    try visit(Value(node: root, keyPosition: root.position), &path, body)
  }

  private static func visit(
    _ value: Value, _ path: inout PathText, _ body: (Value, PathText) throws -> Void
  ) rethrows {
    let node = value.node
    if node.isScalar || node.isEmptyCollection { return try body(value, path) }
    let length = path.count
    for field in node.fields {
      path.append(field: field.key.bytes)
      try visit(Value(node: field.value, keyPosition: field.key.position), &path, body)
      path.cut(to: length)
    }
    for (i, element) in node.elements.enumerated() {
      let name = ["name", "key", "id"].lazy.compactMap { element[$0] }.first { $0.isScalar }
      if let name { path.append(element: name.bytes) } else { path.append(element: i) }
      try visit(Value(node: element, keyPosition: element.position), &path, body)
      path.cut(to: length)
    }
  }

  func place(of value: Value) -> Location? {
    locator.location(of: value.node.position) ?? locator.location(of: value.keyPosition)
  }

  /// What stood where a value stands, the first one first, and the value itself.
  package func steps(to value: Value) -> [Step] {
    var steps = [Step(node: value.node, place: place(of: value))]
    guard let history = value.node.tree.history else { return steps }
    while let (old, instruction) = history.replaced(by: steps[steps.count - 1].node) {
      steps[steps.count - 1].instruction = instruction.map {
        Instruction(name: $0.name, place: locator.location(of: $0.position))
      }
      steps.append(Step(node: old, place: locator.location(of: old.position)))
    }
    return steps.reversed()
  }

  /// Whether a value replaced another one, as far as that was kept.
  static func hasPast(_ value: Value) -> Bool { value.node.tree.history?.replaced(by: value.node) != nil }
}
