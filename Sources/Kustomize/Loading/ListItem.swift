import YAML

extension Node {
  /// Becomes the item that kustomize takes out of a list that stands among other documents: it is decoded, written as
  /// JSON, and read again. A list that is alone in its file gives its items as they are.
  ///
  /// - Throws: `Diagnostic` for what JSON cannot say.
  func becomeListItem() throws {
    switch kind {
    case .mapping:
      record.style = .flow
      for field in fields { try field.value.becomeListItem() }
    case .sequence:
      record.style = .flow
      for element in elements { try element.becomeListItem() }
    case .scalar:
      switch tag {
      case .string, .custom: record.tag = .string
      case .null: respell("null")
      default: try becomeReadAgain()
      }
      record.style = tag == .string ? .doubleQuoted : .plain
    }
  }
}
