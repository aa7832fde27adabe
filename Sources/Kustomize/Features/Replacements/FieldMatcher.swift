import Diagnostics
import YAML

/// Finds the fields that a replacement target names, and makes what is missing where that is asked for.
struct FieldMatcher {
  private let parts: [FieldPath.Part]
  /// The kind of field to make at the end of the path; nil makes none.
  private let creating: NodeKind?
  private let position: Position
  private var matches: [Match] = []
  /// The scalars that were made, each without a type.
  private var made: Set<Node> = []

  /// A field that a value is to be written to.
  struct Match {
    var node: Node
    /// Whether it is a copy that nothing else refers to, so that writing to it changes nothing.
    var isDetached = false
  }

  /// - Parameters:
  ///   - position: the instruction that makes what is missing.
  ///   - untyped: gets the scalars that are made: their type follows from whatever is written to them.
  /// - Throws: where the path meets what it cannot enter.
  static func match(
    _ parts: some Collection<FieldPath.Part>, in root: Node, creating: NodeKind?, at position: Position,
    untyped: inout Set<Node>
  ) throws(FieldPathError) -> [Match] {
    var matcher = FieldMatcher(parts: Array(parts), creating: creating, position: position)
    try matcher.walk(Match(node: root), from: 0)
    if !matcher.made.isEmpty { untyped.formUnion(matcher.made) }
    return matcher.matches
  }

  private init(parts: [FieldPath.Part], creating: NodeKind?, position: Position) {
    (self.parts, self.creating, self.position) = (parts, creating, position)
  }

  /// Follows the parts from an index on.
  private mutating func walk(_ place: Match, from index: Int) throws(FieldPathError) {
    guard index < parts.count else {
      matches.append(place)
      return
    }
    switch parts[index] {
    case .field(let name):
      try walkField(name, of: place.node, then: index + 1)
    case .index(let element):
      try walkElement(element, of: place.node, then: index + 1)
    case .element(let key, let value, let pattern):
      try walkElements(key, value, pattern, of: place.node, then: index + 1)
    case .every:
      for element in try FieldPath.elements(of: place.node) { try walk(Match(node: element), from: index + 1) }
    case .malformed(let text):
      throw .malformed(text)
    }
  }

  /// Follows the parts from an index on through a node that stands nowhere.
  private mutating func walkDetached(_ place: Match, from index: Int) throws(FieldPathError) {
    let before = matches.count
    try walk(place, from: index)
    for found in before..<matches.count { matches[found].isDetached = true }
  }

  private mutating func walkField(_ name: String, of node: Node, then index: Int) throws(FieldPathError) {
    guard !node.isNull else {
      // What kustomize makes below a null is never seen.
      guard creating != nil else { return }
      let made = makeNode(before: index, in: node.tree)
      return try walkDetached(Match(node: made), from: index)
    }
    guard node.isMapping else { throw .wrongType(node, expected: "a mapping") }
    guard !name.isEmpty else { throw FieldPathError(reason: "a part of it is empty", node: node) }
    if let value = node[name] {
      guard value.isScalar, index < parts.count else { return try walk(Match(node: value), from: index) }
      // The path goes on into a text. Where the text can be changed, `EmbeddedDocument` has done so before; here
      // kustomize writes to a copy.
      guard let root = EmbeddedDocument.parse(value) else { throw .wrongType(value, expected: "a mapping") }
      try walkDetached(Match(node: root), from: index)
    } else if creating != nil {
      let made = makeNode(before: index, in: node.tree)
      node.append(name, made)
      try walk(Match(node: made), from: index)
    }
  }

  private mutating func walkElement(_ element: Int, of node: Node, then index: Int) throws(FieldPathError) {
    let elements = try FieldPath.elements(of: node)
    if element < elements.count {
      try walk(Match(node: elements[element]), from: index)
    } else if element == elements.count, creating != nil {
      let made = makeNode(before: index, in: node.tree)
      let place = Match(node: made)
      guard node.isSequence else { return try walkDetached(place, from: index) }
      node.append(made)
      try walk(place, from: index)
    } else {
      throw .indexOutOfRange(element, count: elements.count, at: node)
    }
  }

  private mutating func walkElements(
    _ key: String, _ value: String, _ pattern: ElementPattern, of node: Node, then index: Int
  ) throws(FieldPathError) {
    let elements = try FieldPath.elements(of: node)
    guard pattern.isValid || elements.isEmpty else {
      throw FieldPathError(reason: "'\(value)' in it is no regular expression", node: node)
    }
    let before = matches.count
    for element in elements { try walk(ifMatching: element, key, pattern, then: index) }
    guard matches.count == before, creating != nil else { return }
    let text = node.tree.scalar(value, at: position)
    text.resolveType()
    self.made.insert(text)
    var made = text
    if !key.isEmpty {
      made = node.tree.mapping(at: position)
      made.append(key, text)
    }
    if node.isSequence { node.append(made) }
    try walk(ifMatching: made, key, pattern, then: index)
    for found in before..<matches.count where node.isNull { matches[found].isDetached = true }
    guard matches.count > before else {
      throw FieldPathError(reason: "'[\(key)=\(value)]' in it does not match what it makes", node: node)
    }
  }

  private mutating func walk(
    ifMatching element: Node, _ key: String, _ pattern: ElementPattern, then index: Int
  ) throws(FieldPathError) {
    if key.isEmpty {
      // Whatever follows in the path is passed over.
      guard pattern.matches(element) else { return }
      matches.append(Match(node: element))
    } else if let value = element[key], pattern.matches(value) {
      try walk(Match(node: element), from: index)
    }
  }

  // MARK: Making what is missing

  /// The node that the part at an index can be made in, or that a value is to be written to.
  private mutating func makeNode(before index: Int, in tree: Tree) -> Node {
    let kind: NodeKind =
      if index < parts.count {
        switch parts[index] {
        case .index, .element, .malformed: .sequence
        case .field(""): creating ?? .mapping
        case .field, .every: .mapping
        }
      } else {
        creating ?? .scalar
      }
    switch kind {
    case .scalar:
      let scalar = tree.scalar("", tag: .null, at: position)
      made.insert(scalar)
      return scalar
    case .mapping: return tree.mapping(at: position)
    case .sequence: return tree.sequence(at: position)
    }
  }
}
