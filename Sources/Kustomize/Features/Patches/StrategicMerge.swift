import Diagnostics
import Kubernetes
import YAML

/// Merges strategic merge patches into resources, as kustomize does: kyaml's `merge2` and `walk`, where a list's
/// new elements come first and no merge key is guessed.
///
/// A merge visits all of its target, not only what the patch names: fields that are empty nulls go, and lists that
/// are merged by key lose their double elements.
package struct StrategicMerge {
  private let types: Schema
  private let mayRepeatKeys: Bool

  /// - Parameters:
  ///   - schema: the schema of all types.
  ///   - mayRepeatKeys: whether keys may stand in a patch twice, of which the first counts.
  package init(schema: Schema, mayRepeatKeys: Bool = false) {
    types = schema
    self.mayRepeatKeys = mayRepeatKeys
  }

  /// Merges a patch into a resource, in its place in the tree.
  ///
  /// - Parameter patch: a mapping of the same tree; a copy, as its nodes go over into the target.
  /// - Returns: the target, or nil where the patch deletes it.
  /// - Throws: `Diagnostic` at the place in the patch that does not fit.
  package func merge(_ patch: Node, into target: Node) throws -> Node? {
    // kustomize drops the result of `$patch: replace` at the root, so that the target stays as it was.
    try merge(patch, into: target, schema: nil) == nil ? nil : target
  }

  // MARK: The three ways through a tree

  /// What stands in the target and in the patch.
  ///
  /// - Returns: the target, the patch where it takes the target's place, or nil where neither stays.
  func merge(_ patch: Node, into target: Node, schema inherited: SchemaCursor?) throws -> Node? {
    if target.isNull { return try add(patch, schema: inherited, isNested: false) }
    if patch.isNull { return nil }
    guard patch.kind == target.kind else { throw Diagnostic.patchKindMismatch(patch, over: target) }
    if target.isEmptyCollection { target.setStyle(patch.style) }
    let inherited = commented(target) ?? commented(patch) ?? inherited
    switch target.kind {
    case .scalar:
      return patch
    case .mapping:
      let schema = inherited ?? schema(of: target) ?? schema(of: patch)
      switch try PatchDirective.take(fromMapping: patch) {
      case .delete: return nil
      case .replace: return try addFields(of: patch, schema: schema)
      case .merge: return try mergeFields(of: patch, into: target, schema: schema)
      }
    case .sequence:
      guard let inherited, inherited.hasMergeStrategy else { return patch }
      switch try PatchDirective.take(fromList: patch) {
      case .delete: return nil
      case .replace:
        try mergeList(patch, with: .itself, schema: inherited)
        return patch
      case .merge:
        try mergeList(target, with: .patch(patch), schema: inherited)
        return target
      }
    }
  }

  /// What stands in the patch alone, or takes the whole place of what stood in the target. It loses its nulls, and
  /// what in it asks for its own deletion.
  ///
  /// - Parameter isNested: whether the node that is added contains this one. The outermost keeps a directive that
  ///   nobody knows, and a list's, as kustomize looks at neither.
  /// - Returns: the node, or nil where nothing of it stays.
  func add(_ patch: Node, schema inherited: SchemaCursor?, isNested: Bool) throws -> Node? {
    let inherited = commented(patch) ?? inherited
    switch patch.kind {
    case .scalar:
      return patch.isNull ? nil : patch
    case .mapping:
      let schema = inherited ?? schema(of: patch)
      let directive =
        isNested ? try PatchDirective.take(fromMapping: patch) : try? PatchDirective.take(fromMapping: patch)
      return directive == .delete ? nil : try addFields(of: patch, schema: schema)
    case .sequence:
      guard let inherited, inherited.hasMergeStrategy else { return patch }
      if isNested, try PatchDirective.take(fromList: patch) == .delete { return nil }
      try mergeList(patch, with: .itself, schema: inherited)
      return patch
    }
  }

  /// What stands in the target alone.
  ///
  /// - Returns: whether it stays.
  func keep(_ target: Node, schema inherited: SchemaCursor?) throws -> Bool {
    let inherited = commented(target) ?? inherited
    switch target.kind {
    case .scalar:
      // `key:` is dropped, and `key: null` is kept.
      return !target.isNull || !target.bytes.isEmpty
    case .mapping:
      let schema = inherited ?? schema(of: target)
      var walk = FieldWalk(target)
      while let field = walk.next() {
        if try keep(field.value, schema: self.schema(of: field, in: schema)) {
          field.value.quoteAmbiguousString()
        } else {
          walk.remove()
        }
      }
      return true
    case .sequence:
      if let inherited, inherited.hasMergeStrategy { try mergeList(target, with: .nothing, schema: inherited) }
      return true
    }
  }

  // MARK: Fields

  private func mergeFields(of patch: Node, into target: Node, schema: SchemaCursor?) throws -> Node {
    var fields = PatchFields(patch, mayRepeatKeys: mayRepeatKeys)
    var walk = FieldWalk(target)
    while let field = walk.next() {
      if let other = fields.take(field.key) {
        let fieldSchema =
          commented(field.key) ?? self.schema(of: other, in: schema) ?? self.schema(of: field, in: schema)
        if let result = try merge(other.value, into: field.value, schema: fieldSchema) {
          field.value.takePlace(of: result)
        } else {
          walk.remove()
        }
      } else if try keep(field.value, schema: self.schema(of: field, in: schema)) {
        field.value.quoteAmbiguousString()
      } else {
        walk.remove()
      }
    }
    try fields.forEachNotTaken { field in
      let fieldSchema = self.schema(of: field, in: schema)
      guard let value = try add(field.value, schema: fieldSchema, isNested: false) else { return }
      value.quoteAmbiguousString()
      field.key.forgetCommentSchema()
      target.append(key: field.key, value: value)
    }
    return target
  }

  /// The fields of a mapping that is added.
  private func addFields(of patch: Node, schema: SchemaCursor?) throws -> Node {
    var walk = FieldWalk(patch)
    while let field = walk.next() {
      if try add(field.value, schema: self.schema(of: field, in: schema), isNested: true) != nil {
        field.value.quoteAmbiguousString()
      } else {
        walk.remove()
      }
    }
    return patch
  }

  // MARK: Schema

  /// The schema of a field's value, which only a collection needs: a comment's goes before all others.
  private func schema(of field: Field, in schema: SchemaCursor?) -> SchemaCursor? {
    field.value.isScalar ? nil : commented(field.key) ?? schema?.field(field.key)
  }

  /// The schema that a comment gives to the value of a key, or to an element of a list.
  @inline(__always)
  private func commented(_ node: Node) -> SchemaCursor? { node.commentSchema.map(types.cursor(ofComment:)) }

  /// The schema of a mapping that is itself a resource, such as the template of a custom one.
  private func schema(of mapping: Node) -> SchemaCursor? {
    guard let kind = mapping["kind"], let apiVersion = mapping["apiVersion"], kind.isScalar, apiVersion.isScalar,
      !kind.isNull, !apiVersion.isNull, !kind.bytes.isEmpty, !apiVersion.bytes.isEmpty
    else { return nil }
    return types.cursor(apiVersion: apiVersion.string, kind: kind.string)
  }
}
