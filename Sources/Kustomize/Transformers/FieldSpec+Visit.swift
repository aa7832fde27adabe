import Diagnostics
import Kubernetes
import YAML

/// What is made where a field that a transformer sets is missing.
package enum MissingField {
  case scalar, mapping

  fileprivate func node(in tree: Tree, at position: Position) -> Node {
    switch self {
    case .scalar: tree.null(at: position)
    case .mapping: tree.mapping(at: position)
    }
  }
}

extension FieldSpec {
  package func matches(_ resource: Resource) -> Bool { resource.gvk.isSelected(by: gvk) }

  /// Visits every field of a manifest that the path leads to. Lists on the way are walked through: the path has no
  /// parts for them.
  ///
  /// - Parameters:
  ///   - missing: what to make where the path ends in nothing, if the spec lets fields be made; nil makes nothing.
  ///     A scalar is made as null, and is expected to be set.
  ///   - position: the instruction that asks for it.
  /// - Throws: `Diagnostic` where the path runs into a scalar; and what `body` throws.
  package func visit(
    _ root: Node, creating missing: MissingField? = nil, at position: Position = .nowhere, _ body: (Node) throws -> Void
  ) throws {
    try visit(root, path[...], creating: createIfNotPresent ? missing : nil, at: position, body)
  }

  private func visit(
    _ node: Node, _ path: ArraySlice<String>, creating missing: MissingField?, at position: Position,
    _ body: (Node) throws -> Void
  ) throws {
    guard let part = path.first else { return try body(node) }
    switch node.kind {
    case .sequence:
      for element in node.elements { try visit(element, path, creating: missing, at: position, body) }
    case .mapping:
      let isList = part.hasSuffix("[]")
      let name = isList ? String(part.dropLast(2)) : part
      let rest = path.dropFirst()
      guard let field = node[name] else {
        guard let missing, !isList else { return }
        let made = (rest.isEmpty ? missing : .mapping).node(in: node.tree, at: position)
        node.append(name, made)
        return try visit(made, rest, creating: missing, at: position, body)
      }
      // What is null becomes what the path needs it to be.
      if field.isNull, let missing, !isList, !(rest.isEmpty && missing == .scalar) {
        field.become(node.tree.mapping(at: position))
      }
      try visit(field, rest, creating: missing, at: position, body)
    case .scalar:
      if node.isNull { return }
      throw notACollection(node, path: self.path, at: part)
    }
  }
}

func notACollection(_ node: Node, path: [String], at part: String) -> Diagnostic {
  node.diagnostic(
    .invalidFieldPath,
    "the field path '\(path.joined(separator: "/"))' looks for '\(part)' in \(node.typeDescription)")
}
