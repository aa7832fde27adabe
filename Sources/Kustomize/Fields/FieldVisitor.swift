import Diagnostics
import Kubernetes
import YAML

/// What is made where a field that a transformer sets is missing.
package enum MissingField {
  case scalar, mapping

  fileprivate func node(in tree: Tree, at position: Position) -> Node {
    switch self {
    case .scalar: tree.scalar("", tag: .null, at: position)
    case .mapping: tree.mapping(at: position)
    }
  }
}

/// Visits the fields of manifests that a field spec leads to: its path, made ready for many of them.
package final class FieldVisitor {
  package let spec: FieldSpec
  /// Whether the path is that of a resource's own name, or namespace.
  let leadsToName, leadsToNamespace: Bool
  private let parts: [Part]

  private struct Part {
    var key: FieldKey
    /// Whether the path says that it is a list.
    var isList: Bool
    var isFieldName: Bool
  }

  package init(_ spec: FieldSpec, in tree: Tree) {
    self.spec = spec
    leadsToName = spec.path == ["metadata", "name"]
    leadsToNamespace = spec.path == ["metadata", "namespace"]
    parts = spec.path.map { part in
      let isList = part.hasSuffix("[]")
      let name = isList ? String(part.dropLast(2)) : part
      return Part(key: tree.key(name), isList: isList, isFieldName: FieldSpec.isFieldName(name))
    }
  }

  /// Visits every field of a manifest that the path leads to. Lists on the way are walked through: the path has no
  /// parts for them.
  ///
  /// - Parameters:
  ///   - missing: what to make where the path ends in nothing, if the spec lets fields be made; nil makes nothing.
  ///     A scalar is made as null without a text, and is expected to be set.
  ///   - position: the instruction that asks for it.
  /// - Throws: `Diagnostic` where the path runs into a scalar; and what `body` throws.
  package func visit(
    _ root: Node, creating missing: MissingField? = nil, at position: Position = .nowhere, _ body: (Node) throws -> Void
  ) throws {
    try visit(root, from: 0, of: parts, creating: spec.createIfNotPresent ? missing : nil, at: position, body)
  }

  /// - Parameter parts: handed on, so that no step counts a reference to them.
  private func visit(
    _ node: Node, from index: Int, of parts: [Part], creating missing: MissingField?, at position: Position,
    _ body: (Node) throws -> Void
  ) throws {
    var (node, index) = (node, index)
    // From mapping to mapping without a call: only lists branch.
    while index < parts.count {
      switch node.kind {
      case .sequence:
        for element in node.elements {
          try visit(element, from: index, of: parts, creating: missing, at: position, body)
        }
        return
      case .mapping:
        guard let field = try field(parts[index], at: index, of: node, creating: missing, at: position) else { return }
        node = field
        index += 1
      case .scalar:
        if node.isNull { return }
        throw Diagnostic.notACollection(node, path: spec.path, at: spec.path[index])
      }
    }
    try body(node)
  }

  /// The next field of a path, made where it is missing; nil where it is missing and must not be made.
  @inline(__always)
  private func field(
    _ part: Part, at index: Int, of node: Node, creating missing: MissingField?, at position: Position
  ) throws -> Node? {
    guard part.isFieldName else { throw Diagnostic.noFieldName(spec.path[index], path: spec.path, in: node) }
    let isLast = index + 1 == parts.count
    guard let field = node[part.key] else {
      guard let missing, !part.isList else { return nil }
      let made = (isLast ? missing : .mapping).node(in: node.tree, at: position)
      node.append(part.key, made)
      return made
    }
    // What is null becomes what the path needs it to be. A path that says that it is a list makes one in any case.
    if field.isNull {
      if part.isList {
        field.become(node.tree.sequence(at: field.position))
      } else if let missing, !(isLast && missing == .scalar) {
        field.become(node.tree.mapping(at: position))
      }
    }
    return field
  }

  /// A field that the path leads to, and that must be a scalar.
  ///
  /// - Parameter expected: such as `a name`.
  func wrongType(_ node: Node, expected: String) -> Diagnostic {
    node.diagnostic(
      .invalidFieldPath, "'\(spec.path.joined(separator: "/"))' takes \(expected), and is \(node.typeDescription)")
  }
}

extension FieldSpec {
  package func matches(_ resource: Resource) -> Bool { resource.type.gvk.isSelected(by: gvk) }
}

extension Diagnostic {
  static func noFieldName(_ part: String, path: [String], in node: Node) -> Diagnostic {
    node.diagnostic(
      .invalidFieldPath, "the field path '\(path.joined(separator: "/"))' looks for '\(part)' in a mapping",
      hint: "a field path has the names of fields, and no parts for the elements of lists")
  }

  static func notACollection(_ node: Node, path: [String], at part: String) -> Diagnostic {
    node.diagnostic(
      .invalidFieldPath,
      "the field path '\(path.joined(separator: "/"))' looks for '\(part)' in \(node.typeDescription)")
  }
}
