import YAML

extension Node {
  /// Becomes what takes its place in a field, as kyaml's `FieldSetter` does: the new scalar keeps the old one's
  /// style, and so what stood in quotes stays a string.
  func takePlace(of value: Node) {
    guard value != self else { return }
    let style = self.style
    let wasScalar = isScalar
    become(value)
    guard isScalar, wasScalar else { return }
    record.style = style
    guard style != .plain else { return }
    switch tag {
    case .integer, .float, .boolean, .timestamp: record.tag = .string
    default: break
    }
  }

  /// Notes that a string such as `yes`, which YAML 1.1 takes for a boolean, stands in quotes from now on.
  /// kyaml's `FieldSetter` does so to every field that it sets: a patch that replaces the string later makes a
  /// string of what it brings.
  func quoteAmbiguousString() {
    guard style == .plain, tag == .string, isScalar, isYAML11Boolean else { return }
    record.style = .doubleQuoted
  }

  /// Whether the text is one of the words that only YAML 1.1 takes for booleans.
  private var isYAML11Boolean: Bool {
    guard (1...3).contains(bytes.count) else { return false }
    let text = bytes
    let lower = text.reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) }
    switch lower {
    case 0x79, 0x6E: break  // y n
    case 0x796573, 0x6E6F, 0x6F6E, 0x6F6666: break  // yes no on off
    default: return false
    }
    // All small, all capitals, or one capital first.
    let rest = text.dropFirst()
    let isSmall = rest.allSatisfy { $0 & 0x20 != 0 }
    return isSmall || (text[0] & 0x20 == 0 && rest.allSatisfy { $0 & 0x20 == 0 })
  }
}
