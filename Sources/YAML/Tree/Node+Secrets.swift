import Diagnostics

extension Node {
  /// Whether its text is one that nobody is shown.
  package var isSecret: Bool { isScalar && tree.text.secrets.touches(textRange) }

  /// Notes that nobody is shown the node's text, or what is below it.
  package func markSecret() {
    if isScalar { return tree.text.secrets.insert(textRange) }
    for field in fields { field.value.markSecret() }
    for element in elements { element.markSecret() }
  }

  /// Whether it is a secret, or has one below it.
  package var holdsSecret: Bool {
    guard !tree.text.secrets.isEmpty else { return false }
    return isScalar ? isSecret : fields.contains { $0.value.holdsSecret } || elements.contains { $0.holdsSecret }
  }

  /// The scalar's text for a message: stars where nobody is shown it.
  package var shownString: String { isSecret ? SecretRanges.mask : string }
}
