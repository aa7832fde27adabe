import YAML

extension FieldPath {
  /// The one node at the end of the path, as a source or a var names it; nil where there is none.
  ///
  /// Here `-` is a list's last element, and a list selector takes the first element with exactly its value.
  func find(in root: Node) throws(FieldPathError) -> Node? {
    var node = root
    for part in lookupParts {
      guard let next = try Self.step(part, from: node) else { return nil }
      node = next
    }
    return node
  }

  /// Goes one part further; nil where nothing is there.
  static func step(_ part: Part, from node: Node) throws(FieldPathError) -> Node? {
    switch part {
    case .field("-"):
      let elements = try elements(of: node)
      guard let last = elements.last else { throw .indexOutOfRange(0, count: 0, at: node) }
      return last
    case .field(let name):
      if Int(name) != nil { throw FieldPathError(reason: "an index is not negative", node: node) }
      if node.isNull { return nil }
      guard node.isMapping else { throw .wrongType(node, expected: "a mapping") }
      return node[name]
    case .index(let index):
      let elements = try elements(of: node)
      return index < elements.count ? elements[index] : nil
    case .element(let key, let value, _):
      for element in try elements(of: node) {
        if key.isEmpty ? element.hasText(value) : element[key]?.hasText(value) ?? false { return element }
      }
      return nil
    case .every:
      throw FieldPathError(reason: "'*' stands for several fields, and one is needed", node: nil)
    case .malformed(let text):
      throw .malformed(text)
    }
  }

  static func elements(of node: Node) throws(FieldPathError) -> [Node] {
    guard node.isSequence || node.isNull else { throw .wrongType(node, expected: "a list") }
    return Array(node.elements)
  }
}

extension FieldPathError {
  static func malformed(_ part: String) -> FieldPathError {
    FieldPathError(reason: "'\(part)' in it must be '[field=value]' or '[=value]'", node: nil)
  }
}
