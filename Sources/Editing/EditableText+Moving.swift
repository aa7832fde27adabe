import YAML

/// What an edit gives another name or another place, with its comments.
extension EditableText {
  /// Gives a list another name, or puts its entries behind those that the other one has.
  ///
  /// - Throws: `Diagnostic` where that would change something else.
  mutating func move(_ name: String, to other: String) throws {
    guard let field = root?.field(name) else { return }
    guard !field.value.elements.isEmpty else { return try remove(at: .field(name)) }
    let moved = meaning.field(name)?.elements ?? []
    guard let target = root?.field(other), let last = target.value.elements.last else {
      if root?.field(other) != nil { try remove(at: .field(other)) }
      guard let field = root?.field(name) else { return }
      return try replace([(field.key.range, spelled(other))], at: []) { Self.rename(name, to: other, in: &$0) }
    }
    guard target.value.style != .flow, root?.style != .flow, let dash = dash(of: last) else {
      throw diagnostic(
        "the entries of '\(name)' cannot be put here", at: target.value.range,
        hint: "write '\(other)' with an entry a line")
    }
    let place = nextLine(after: max(last.range.upperBound, dash + 1))
    let block = block(lines(of: field, indentedBy: column(dash)), at: place)
    let whole = wholeLines(of: field)
    let changes = [(range: whole, text: ""), (range: place..<place, text: block)].sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    try replace(changes, at: []) { root in
      guard case .mapping(var pairs)? = root else { return }
      pairs.removeAll { $0.key == name }
      for index in pairs.indices where pairs[index].key == other {
        pairs[index].value = .sequence(pairs[index].value.elements + moved)
      }
      root = .mapping(pairs)
    }
  }

  static func rename(_ name: String, to other: String, in root: inout Meaning?) {
    guard case .mapping(var pairs)? = root, let index = pairs.firstIndex(where: { $0.key == name }) else { return }
    pairs[index].key = other
    root = .mapping(pairs)
  }

  func spelled(_ key: String) -> String { isJSON ? "\"\(key)\"" : key }

  /// From the comments above a field of the root to the line behind it.
  func wholeLines(of field: SourceField) -> Range<Int> {
    commentsAbove(lineStart(field.key.range.lowerBound))..<nextLine(after: field.value.range.upperBound)
  }

  /// The lines of the entries of a list, with all comments of the field.
  private func lines(of field: SourceField, indentedBy column: Int) -> [String] {
    let whole = wholeLines(of: field)
    let pad = String(repeating: " ", count: column)
    let start = lineStart(field.key.range.lowerBound)
    var lines = text(whole.lowerBound..<start).map { pad + $0.drop { $0 == " " } }
    if field.value.style == .flow {
      lines += field.value.elements.map { pad + "- " + String(decoding: bytes[$0.range], as: UTF8.self) }
      return lines
    }
    let keyLine = text(start..<nextLine(after: field.key.range.upperBound)).first ?? ""
    if let comment = keyLine.ranges(of: " #").first { lines.append(pad + keyLine[comment.lowerBound...].dropFirst()) }
    let old = field.value.elements.first.flatMap(dash).map(self.column) ?? 0
    let body = text(nextLine(after: field.key.range.upperBound)..<whole.upperBound)
    return lines + body.map { Self.shifted($0, by: column - old) }
  }

  /// The lines between two places, without their ends.
  func text(_ range: Range<Int>) -> [String] {
    var lines = String(decoding: bytes[range], as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map(String.init)
  }

  /// A line further to the right, or to the left as far as there are blanks.
  static func shifted(_ line: String, by count: Int) -> String {
    if count >= 0 { return line.isEmpty ? line : String(repeating: " ", count: count) + line }
    return String(line.dropFirst(min(-count, line.prefix { $0 == " " }.count)))
  }
}
