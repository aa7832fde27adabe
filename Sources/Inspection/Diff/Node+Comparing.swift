import YAML

extension Node {
  /// Whether two scalars are printed alike, however they were written.
  func isSameScalar(as other: Node) -> Bool {
    if tag == other.tag, hasSameText(as: other) { return true }
    // Text is itself whatever its style; only other types have several spellings.
    if tag == .string, other.tag == .string { return false }
    return canonicalText == other.canonicalText
  }

  /// Whether two values are printed alike, but for the order of fields.
  func isSameValue(as other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar: return isSameScalar(as: other)
    case .sequence:
      var others = other.elements
      for element in elements {
        guard let match = others.next(), element.isSameValue(as: match) else { return false }
      }
      return others.next() == nil
    case .mapping: return hasSameFields(as: other)
    }
  }

  /// Fields mostly stand in the same order on both sides: they are looked for from where the last one was found.
  private func hasSameFields(as other: Node) -> Bool {
    var others = other.fields
    var rest = fields
    while let field = rest.next() {
      guard let match = others.next() else { return false }
      guard field.key.hasSameText(as: match.key) else {
        return hasSameFieldsInAnyOrder(as: other)
      }
      guard field.value.isSameValue(as: match.value) else { return false }
    }
    return others.next() == nil
  }

  private func hasSameFieldsInAnyOrder(as other: Node) -> Bool {
    guard count == other.count else { return false }
    let index = FieldIndex(other)
    return fields.allSatisfy { field in
      index[field.key].map { field.value.isSameValue(as: $0.value) } ?? false
    }
  }
}
