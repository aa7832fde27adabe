import Diagnostics

/// Where a key or a collection stands that a comment gives a schema to: a collection stands where its first key does.
struct CommentSchemaPlace: Hashable {
  private let position: Position
  private let isScalar: Bool

  init(_ node: Node) { (position, isScalar) = (node.position, node.isScalar) }
}

extension Node {
  /// The schema that a comment gives to what this is the key of, or to this element of a list; nil where none does.
  @inlinable @inline(__always)
  package var commentSchema: Node? { record.hasCommentSchema ? notedSchema : nil }

  @usableFromInline var notedSchema: Node? { tree.commentSchemas[CommentSchemaPlace(self)].map(node) }

  /// Gives it the schema that a comment has, of which it is the place.
  func note(commentSchema: Node) {
    tree.commentSchemas[CommentSchemaPlace(self)] = commentSchema.index
    record.hasCommentSchema = true
  }

  package func forgetCommentSchema() { record.hasCommentSchema = false }

  /// Forgets the schemas of all below, as a comment is lost where something is written and read again.
  package func forgetCommentSchemas() {
    guard !tree.commentSchemas.isEmpty else { return }
    forgetCommentSchema()
    var child = firstChild
    while let node = child {
      node.forgetCommentSchemas()
      child = node.nextSibling
    }
  }
}
