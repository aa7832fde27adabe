import YAML

extension Node {
  /// Takes the types that a value has once kustomize has turned YAML into JSON with a YAML 1.1 reader: `yes` is a
  /// boolean, and a timestamp text.
  func becomeJSONTyped() {
    switch kind {
    case .scalar:
      if let boolean = yaml11Boolean {
        setText(boolean ? "true" : "false")
        record.tag = .boolean
      } else if tag == .timestamp {
        record.tag = .string
        record.style = .doubleQuoted
      }
    case .mapping: for field in fields { field.value.becomeJSONTyped() }
    case .sequence: for element in elements { element.becomeJSONTyped() }
    }
  }

  /// Whether two values are the same as JSON: numbers by value, mappings in any order.
  func isEqualJSON(to other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar:
      if isNull || other.isNull { return isNull && other.isNull }
      if let a = number, let b = other.number { return a == b }
      return isString == other.isString && hasSameText(as: other)
    case .sequence:
      var others = other.elements
      for element in elements {
        guard let match = others.next(), element.isEqualJSON(to: match) else { return false }
      }
      return others.next() == nil
    case .mapping:
      guard count == other.count else { return false }
      let index = FieldIndex(other)
      return fields.allSatisfy { field in index[field.key].map { field.value.isEqualJSON(to: $0.value) } ?? false }
    }
  }

  private var number: Double? {
    switch integer {
    case .signed(let value): return Double(value)
    case .unsigned(let value): return Double(value)
    case nil: return tag == .float ? Double(string) : nil
    }
  }

  /// Takes the form that a patched resource has once kustomize has read it back from JSON: no styles, timestamps as
  /// text, and integers rounded that a double does not hold.
  func passThroughJSON() {
    switch kind {
    case .scalar:
      switch tag {
      case .timestamp:
        setText(Timestamp(bytes)?.rfc3339 ?? string)
        (record.tag, record.style) = (.string, .doubleQuoted)
      case .string, .custom:
        record.style = .doubleQuoted
      case .integer:
        roundLargeInteger()
      default:
        break
      }
    case .mapping:
      record.style = .plain
      for field in fields { field.value.passThroughJSON() }
    case .sequence:
      record.style = .plain
      for element in elements { element.passThroughJSON() }
    }
  }

  private func roundLargeInteger() {
    // 2^53 has 16 digits.
    guard bytes.count >= 16, let number, number.magnitude > 0x1p53 else { return }
    if number.magnitude < 0x1p63 {
      setText(String(Int64(number)))
    } else if number > 0, number < 0x1p64 {
      setText(String(UInt64(number)))
    }
  }
}
