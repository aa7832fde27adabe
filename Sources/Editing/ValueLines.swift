import YAML

/// What a value looks like as a block, and within brackets.
struct ValueLines {
  /// How far dashes stand to the right of their key.
  var dashIndent: Int
  /// Of words among the words around them.
  var style: ScalarStyle = .plain
  /// Whether keys and texts have double quotes, all of them.
  var isJSON = false

  func block(_ value: EditedValue) -> [String] {
    switch value {
    case .list(let elements) where !elements.isEmpty:
      elements.flatMap { element in
        let lines = block(element)
        return ["- " + lines[0]] + lines.dropFirst().map { "  " + $0 }
      }
    case .mapping(let fields) where !fields.isEmpty: fields.flatMap(block)
    default: [inline(value, isInFlow: false)]
    }
  }

  func block(_ field: EditedValue.Field) -> [String] {
    let key = spell(field.key, isInFlow: false)
    switch field.value {
    case .list(let elements) where !elements.isEmpty:
      return [key + ":"] + block(field.value).map { String(repeating: " ", count: dashIndent) + $0 }
    case .mapping(let fields) where !fields.isEmpty:
      return [key + ":"] + block(field.value).map { "  " + $0 }
    default: return [key + ": " + inline(field.value, isInFlow: false)]
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

  private func spell(_ text: String, isInFlow: Bool) -> String {
    ScalarSpelling(style: isJSON ? .doubleQuoted : style, isInFlow: isInFlow).spell(text)
  }
}
