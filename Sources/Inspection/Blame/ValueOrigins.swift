import Diagnostics
import Kubernetes
import YAML

/// Every scalar of a resource with the place that it comes from, and what it replaced.
package struct ValueOrigins {
  package struct Value {
    package var path: ValuePath
    package var node: Node
    package var place: Location?
    /// What stood there, the first value first; without the value itself.
    package var past: [Past] = []
    /// What made it replace the one before it.
    package var instruction: Instruction?
  }

  package struct Past {
    package var node: Node
    package var place: Location?
    package var instruction: Instruction?
  }

  /// A transformer, and where a kustomization asks for it.
  package struct Instruction {
    package var name: String
    package var place: Location?
  }

  package private(set) var values: [Value] = []
  private let locator: LineLocator

  /// - Parameters:
  ///   - root: a resource, or a value of one.
  ///   - path: of the value.
  package init(_ root: Node, path: ValuePath = ValuePath(), _ locator: LineLocator) {
    self.locator = locator
    visit(root, keyPosition: root.position, path.steps)
  }

  private mutating func visit(_ node: Node, keyPosition: Position, _ path: [ValuePath.Step]) {
    switch node.kind {
    case .scalar: values.append(value(node, keyPosition, path))
    case .mapping:
      if node.isEmptyCollection { values.append(value(node, keyPosition, path)) }
      for field in node.fields {
        visit(field.value, keyPosition: field.key.position, path + [.field(field.key.string)])
      }
    case .sequence:
      if node.isEmptyCollection { values.append(value(node, keyPosition, path)) }
      for (i, element) in node.elements.enumerated() {
        let name = ["name", "key", "id"].lazy.compactMap { element[$0] }.first { $0.isScalar }?.string
        visit(element, keyPosition: element.position, path + [.element(name ?? String(i))])
      }
    }
  }

  private func value(_ node: Node, _ keyPosition: Position, _ path: [ValuePath.Step]) -> Value {
    var value = Value(
      path: ValuePath(path), node: node,
      place: locator.location(of: node.position) ?? locator.location(of: keyPosition))
    guard let history = node.tree.history else { return value }
    var step = history.replaced(by: node)
    value.instruction = step?.instruction.map(instruction)
    while let (old, _) = step {
      step = history.replaced(by: old)
      value.past.append(
        Past(node: old, place: locator.location(of: old.position), instruction: step?.instruction.map(instruction)))
    }
    value.past.reverse()
    return value
  }

  private func instruction(_ instruction: ValueHistory.Instruction) -> Instruction {
    Instruction(name: instruction.name, place: locator.location(of: instruction.position))
  }
}
