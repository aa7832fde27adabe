import YAML

extension Node {
  /// Becomes the item that kustomize takes out of a list that stands among other documents: it is decoded, written as
  /// JSON, and read again. A list that is alone in its file gives its items as they are.
  ///
  /// - Throws: `Diagnostic` for what JSON cannot say.
  func becomeListItem() throws {
    switch kind {
    case .mapping:
      setStyle(.flow)
      for field in fields { try field.value.becomeListItem() }
    case .sequence:
      setStyle(.flow)
      for element in elements { try element.becomeListItem() }
    case .scalar:
      switch tag {
      case .string, .custom: setTag(.string)
      case .null: respell("null")
      default: try becomeReadAgain()
      }
      setStyle(tag == .string ? .doubleQuoted : .plain)
    }
  }
}
