import YAML

/// One value of a resource that is not the same on both sides.
package struct FieldDifference {
  package enum Change: String, Sendable {
    case changed, added, removed
    /// A list whose elements are the same, in another order that counts.
    case reordered
  }

  package var change: Change
  package var path: ValuePath
  /// The value on the left side; nil where there is none.
  package var old: Node?
  /// The value on the right side; nil where there is none.
  package var new: Node?
  /// Whether it only follows from the new name or namespace of a resource.
  package var followsRename = false
}

/// One operation of a JSON patch (RFC 6902), by which the left side becomes the right one.
package struct PatchOperation {
  package enum Kind: String, Sendable {
    case add, remove, replace
  }

  package var kind: Kind
  /// A JSON pointer (RFC 6901).
  package var path: String
  package var value: Node?
}
