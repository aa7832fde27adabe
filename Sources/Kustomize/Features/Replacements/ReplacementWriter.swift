import Diagnostics
import Kubernetes
import YAML

/// Writes the value of a replacement to the fields of a target.
struct ReplacementWriter {
  private let build: BuildContext
  /// Scalars that were made without a type: it follows from whatever is written to them.
  private var untyped: Set<Node> = []
  /// Where a text was written that the field's type does not have: something else may yet be written there.
  private var unsettled: [Unsettled] = []

  private struct Unsettled {
    var node: Node
    var path: FieldPath
    var target: Replacement.Target
    var resource: Resource
  }

  init(_ build: BuildContext) { self.build = build }

  /// - Parameters:
  ///   - isNew: whether the value has no type of its own, but that of its text.
  ///   - position: the instruction that gives the value.
  mutating func write(
    _ value: Node, isNew: Bool, to target: Replacement.Target, of resource: Resource, at position: Position
  ) throws {
    let creating = target.options.creates ? value.kind : nil
    let extent = NodeExtent(of: value, upTo: TreeLimits.copiedNodes, TreeLimits.copiedBytes)
    for path in target.fieldPaths {
      guard path.parts.count + extent.depth <= TreeLimits.depth, extent.isWithinLimits else {
        throw Diagnostic.replacementTooLarge(target, path, in: resource)
      }
      if EmbeddedDocument.write(value, to: path, target.options, of: resource.node, at: position) { continue }
      let matches: [FieldMatcher.Match]
      do throws(FieldPathError) {
        matches = try FieldMatcher.match(
          path.parts, in: resource.node, creating: creating, at: position, untyped: &untyped)
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
        if !wasScalar, isNew { untyped.insert(match.node) }
        settle(match, path, target, resource)
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
    let isSecret = value.isSecret || node.isSecret
    node.setText(parts.joined(separator: options.delimiter), at: position.isKnown ? position : nil)
    if isSecret { node.markSecret() }
    return true
  }

  /// Finds the type of what was written.
  private mutating func settle(
    _ match: FieldMatcher.Match, _ path: FieldPath, _ target: Replacement.Target, _ resource: Resource
  ) {
    let node = match.node
    guard node.isScalar else { return }
    if untyped.contains(node) {
      node.resolveType()
    } else if !node.hasTextOfItsType {
      unsettled.append(Unsettled(node: node, path: path, target: target, resource: resource))
    }
  }

  /// Refuses texts that the types of their fields do not have. To be called when all is written.
  ///
  /// - Throws: `Diagnostic` at the first path that led to one.
  func finish() throws {
    for place in unsettled where !place.node.hasTextOfItsType && place.resource.node.contains(place.node) {
      let node = place.node
      throw Diagnostic.incompatibleValue(
        place.target, place.path, in: place.resource, value: node.shownString,
        type: node.isNull ? "null" : node.typeDescription)
    }
  }
}

extension Node {
  /// Whether a node is this one, or stands anywhere below it.
  fileprivate func contains(_ node: Node) -> Bool {
    self == node || elements.contains { $0.contains(node) } || fields.contains { $0.value.contains(node) }
  }
}
