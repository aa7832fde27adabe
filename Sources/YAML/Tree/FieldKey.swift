import Diagnostics

/// A key that is looked for in many mappings of a tree. Its text stands in the tree's store, as those that it is
/// compared with do: no string is unpacked, and no reference counted.
@usableFromInline package struct FieldKey: Sendable {
  @usableFromInline package let text: TextRange

  fileprivate init(text: TextRange) { self.text = text }
}

extension Tree {
  /// Makes a key ready to be looked for.
  package func key(_ string: String) -> FieldKey { FieldKey(text: text.append(string)) }
}

extension Node {
  /// The field with a key, or nil.
  @inlinable package func field(_ key: FieldKey) -> Field? { field(bytes(of: key)) }

  /// The value of a key, or nil where there is none or this is no mapping.
  @inlinable package subscript(key: FieldKey) -> Node? { value(of: bytes(of: key)) }

  /// Whether the scalar's text is that of a key.
  @inlinable package func hasText(_ key: FieldKey) -> Bool { hasBytes(bytes(of: key)) }

  @inlinable func bytes(of key: FieldKey) -> ByteSpan {
    ByteSpan(start: textBase + Int(key.text.offset), count: Int(key.text.length))
  }

  /// Puts a field at the end of a mapping, which must not have the key yet. The key is placed where the value is.
  package func append(_ key: FieldKey, _ value: Node) {
    append(key: tree.scalar(key.text, at: value.position), value: value)
  }

  /// Sets a field: replaces the value of a key in its place, or adds the field at the end.
  package func set(_ key: FieldKey, _ value: Node) {
    if let field = field(key) {
      replace(field, with: value)
    } else {
      append(key, value)
    }
  }
}
