import Diagnostics
import Kubernetes
import YAML

/// Writes the value of a replacement to the fields of a target.
struct ReplacementWriter {
  private let build: BuildContext
  /// Scalars that were made without a type: it follows from whatever is written to them.
  private var untyped: Set<Node> = []

  init(_ build: BuildContext) { self.build = build }

  /// - Parameters:
  ///   - isNew: whether the value has no type of its own, but that of its text.
  ///   - position: the instruction that gives the value.
  mutating func write(
    _ value: Node, isNew: Bool, to target: Replacement.Target, of resource: Resource, at position: Position
  ) throws {
    let creating = target.options.creates ? value.kind : nil
    for path in target.fieldPaths {
      if EmbeddedDocument.write(value, to: path, target.options, of: resource.node, at: position) { continue }
      let matches: [FieldMatcher.Match]
      do throws(FieldPathError) {
        matches = try FieldMatcher.match(path.parts, in: resource.node, creating: creating, at: position)
      } catch {
        throw Diagnostic.targetFieldNotFound(target, path, in: resource, error)
      }
      guard !matches.isEmpty else { throw Diagnostic.targetFieldNotFound(target, path, in: resource) }
      for match in matches {
        if match.isDetached {
          build.warn(.replacementWithoutEffect(target, path, in: resource))
          continue
        }
        let wasScalar = match.node.isScalar
        guard Self.put(value, into: match.node, target.options, at: position) else {
          throw Diagnostic.delimiterOnCollection(target, path, in: resource, match.node)
        }
        if match.isNew || (!wasScalar && isNew) { untyped.insert(match.node) }
        try settle(match, path, target, resource)
      }
    }
  }

  /// Writes a value into a node.
  ///
  /// A scalar takes the text and keeps its type, so that a number written to a string is a string. Any other node
  /// becomes a copy.
  /// - Returns: false where text is to be split and there is none.
  static func put(_ value: Node, into node: Node, _ options: Replacement.Options, at position: Position) -> Bool {
    guard !options.delimiter.isEmpty else {
      if node.isScalar { node.takeText(of: value, at: position) } else { node.becomeCopy(of: value, at: position) }
      return true
    }
    guard node.isScalar else { return false }
    var parts = node.string.utf8Parts(around: options.delimiter)
    if options.index < 0 {
      parts.insert(value.string, at: 0)
    } else if options.index >= parts.count {
      parts.append(value.string)
    } else {
      parts[options.index] = value.string
    }
    node.setText(parts.joined(separator: options.delimiter), at: position.isKnown ? position : nil)
    return true
  }

  /// Finds the type of what was written, and refuses a text that the field's type does not have.
  private func settle(
    _ match: FieldMatcher.Match, _ path: FieldPath, _ target: Replacement.Target, _ resource: Resource
  ) throws {
    let node = match.node
    guard node.isScalar else { return }
    if untyped.contains(node) {
      node.resolveType()
    } else {
      let type = node.isNull ? "null" : node.typeDescription
      guard node.hasTextOfItsType else {
        throw Diagnostic.incompatibleValue(target, path, in: resource, value: node.string, type: type)
      }
    }
  }
}
