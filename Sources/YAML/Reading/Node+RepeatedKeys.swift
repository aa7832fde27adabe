import Diagnostics

extension Node {
  /// Refuses a key that stands in its mapping twice, here or anywhere below, as a reader does.
  ///
  /// - Throws: `Diagnostic` at the second one.
  package func refuseRepeatedKeys() throws {
    for element in elements where !element.isScalar { try element.refuseRepeatedKeys() }
    guard isMapping else { return }
    var seen: [KeyText: Node] = [:]
    for field in fields {
      if let first = seen.updateValue(field.key, forKey: KeyText(node: field.key)) { throw field.key.repeats(first) }
      if !field.value.isScalar { try field.value.refuseRepeatedKeys() }
    }
  }

  /// What is said of a key that stands behind the same one.
  func repeats(_ first: Node) -> Diagnostic {
    diagnostic(
      .duplicateKey, "the key '\(string)' stands in this mapping twice",
      notes: [Diagnostic.Note("it stands first at", at: first.location)])
  }
}
