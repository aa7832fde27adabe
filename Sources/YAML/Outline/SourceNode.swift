/// A node of a YAML text that knows from where to where it stands there.
package struct SourceNode: Sendable {
  package enum Content: Sendable {
    case scalar(String)
    /// A mention of the node that has this anchor.
    case alias(String)
    case mapping([SourceField])
    case sequence([SourceNode])
  }

  package var content: Content
  /// Of a collection `.flow` where it stands in braces or brackets.
  package var style: ScalarStyle
  /// From its first byte to behind its last, without anchor and tag. What is not written, such as the value of `key:`, is
  /// empty, and stands where it would begin. A block ends with the last character of its last node.
  package var range: Range<Int>
  package var anchor: String?
  /// As it is written in full: `tag:yaml.org,2002:str`.
  package var tag: String?

  package init(
    _ content: Content, style: ScalarStyle = .plain, range: Range<Int>, anchor: String? = nil, tag: String? = nil
  ) {
    (self.content, self.style, self.range) = (content, style, range)
    (self.anchor, self.tag) = (anchor, tag)
  }

  package var fields: [SourceField] {
    if case .mapping(let fields) = content { fields } else { [] }
  }

  package var elements: [SourceNode] {
    if case .sequence(let elements) = content { elements } else { [] }
  }

  package var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  package var isCollection: Bool {
    switch content {
    case .mapping, .sequence: true
    case .scalar, .alias: false
    }
  }

  /// Nothing, or a word that stands for it.
  package var isNull: Bool {
    guard style == .plain, tag == nil, let text else { return false }
    return text.withBytes { resolvePlainScalar($0) } == .null
  }

  package func field(_ key: String) -> SourceField? { fields.first { $0.key.text == key } }
}

/// A key and its value.
package struct SourceField: Sendable {
  package var key: SourceNode
  package var value: SourceNode
}
