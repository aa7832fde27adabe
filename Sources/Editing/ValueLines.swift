import YAML

/// What a value looks like as a block, and within brackets.
struct ValueLines {
  /// How far dashes stand to the right of their key.
  var dashIndent: Int
  /// Of words among the words around them.
  var style: ScalarStyle = .plain
  /// Whether keys and texts have double quotes, all of them.
  var isJSON = false
  /// Whether the last line that is written has an end, as a text needs that ends with one itself.
  var endsLines = true

  func block(_ value: EditedValue) -> [String] {
    switch value {
    case .list(let elements) where !elements.isEmpty:
      elements.flatMap { element in
        let lines = block(element)
        return ["- " + lines[0]] + lines.dropFirst().indented(by: 2)
      }
    case .mapping(let fields) where !fields.isEmpty: fields.flatMap(block)
    default: [header(of: value, isInFlow: false)] + body(of: value, isInFlow: false)
    }
  }

  func block(_ field: EditedValue.Field) -> [String] {
    let key = spell(field.key, isInFlow: false)
    switch field.value {
    case .list(let elements) where !elements.isEmpty: return [key + ":"] + block(field.value).indented(by: dashIndent)
    case .mapping(let fields) where !fields.isEmpty: return [key + ":"] + block(field.value).indented(by: 2)
    default:
      let lines = block(field.value)
      return ["\(key): \(lines[0])"] + lines.dropFirst().indented(by: 2)
    }
  }

  func inline(_ value: EditedValue, isInFlow: Bool = true) -> String {
    switch value {
    case .text(let text): spell(text, isInFlow: isInFlow)
    case .integer(let number): String(number)
    case .boolean(let flag): String(flag)
    case .list(let elements): "[" + elements.map { inline($0) }.joined(separator: ", ") + "]"
    case .mapping(let fields): "{" + fields.map(inline).joined(separator: ", ") + "}"
    }
  }

  func inline(_ field: EditedValue.Field) -> String {
    spell(field.key, isInFlow: true) + ": " + inline(field.value)
  }

  // MARK: Texts of several lines

  /// What stands behind the key or the dash: all of a value, but for a text that has lines of its own.
  func header(of value: EditedValue, isInFlow: Bool) -> String {
    literal(value, isInFlow)?.header ?? inline(value, isInFlow: isInFlow)
  }

  /// The lines of a text that has lines of its own.
  func body(of value: EditedValue, isInFlow: Bool) -> [String] { literal(value, isInFlow)?.lines ?? [] }

  private func literal(_ value: EditedValue, _ isInFlow: Bool) -> LiteralText? {
    guard case .text(let text) = value, !isInFlow, !isJSON else { return nil }
    let literal = LiteralText(text)
    return endsLines || literal?.endsWithLineFeed == false ? literal : nil
  }

  private func spell(_ text: String, isInFlow: Bool) -> String {
    ScalarSpelling(style: isJSON ? .doubleQuoted : style, isInFlow: isInFlow).spell(text)
  }
}

extension Sequence<String> {
  /// Lines further to the right. One with nothing in it stays so.
  func indented(by count: Int) -> [String] {
    let pad = String(repeating: " ", count: count)
    return map { $0.isEmpty ? $0 : pad + $0 }
  }
}
