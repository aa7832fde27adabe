extension Node {
  /// Becomes what is printed of it, so that its values can be compared with those of other manifests: a folded block
  /// has more line breaks then, and within braces and brackets an empty null is empty text, and a time is text.
  ///
  /// - Parameter inFlow: whether it stands within braces or brackets.
  package func becomePrinted(inFlow: Bool = false) {
    switch kind {
    case .mapping:
      for field in fields { field.value.becomePrinted(inFlow: inFlow || style == .flow) }
    case .sequence:
      for element in elements { element.becomePrinted(inFlow: inFlow || style == .flow) }
    case .scalar where style == .folded:
      guard let text = refolded(inFlow: inFlow) else { return }
      let range = tree.text.append(text)
      (record.first, record.second, record.style) = (range.offset, range.length, .literal)
    case .scalar where inFlow && style == .plain:
      let isEmptyNull = tag == .null && bytes.isEmpty
      if isEmptyNull || tag == .timestamp && bytes.contains(UInt8(ascii: ":")) {
        (record.tag, record.style) = (.string, .doubleQuoted)
      }
    case .scalar: break
    }
  }
}
