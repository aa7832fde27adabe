import YAML

/// How a scalar is spelled where it is written into a text: as its like are, where that can be.
struct ScalarSpelling {
  /// Of what stood there before, or of what stands beside it.
  var style: ScalarStyle
  var isInFlow: Bool

  func spell(_ text: String) -> String {
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return doubleQuoted(text) }
    switch style {
    case .doubleQuoted: return doubleQuoted(text)
    case .singleQuoted: return singleQuoted(text)
    case .plain, .literal, .folded, .flow: return canBePlain(text) ? text : singleQuotedOrDouble(text)
    }
  }

  /// Double quotes are what kustomize itself puts around a word that would be something else without.
  private func singleQuotedOrDouble(_ text: String) -> String {
    text.contains { $0 == "\"" || $0 == "\\" } ? singleQuoted(text) : doubleQuoted(text)
  }

  private func singleQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  private func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether a text without quotes is read as itself, by any reader of YAML 1.1 or 1.2.
  private func canBePlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.last != " ", text.last != ":" else { return false }
    let isWord = first.properties.isAlphabetic || ("0"..."9").contains(first) || "/._$".unicodeScalars.contains(first)
    guard isWord, !text.contains(": "), !text.contains(" #") else { return false }
    if isInFlow, text.contains(where: { ",[]{}".contains($0) }) { return false }
    guard text.withBytes({ resolvePlainScalar($0) }) == .string else { return false }
    return !Self.words.contains(text.lowercased()) && !isNumberElsewhere(text) && !text.hasPrefix("...")
  }

  /// What YAML 1.1 takes for true and false.
  private static let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]

  /// What YAML 1.1 takes for a number that 1.2 does not: `0b1`, `1_000`, `1:20`.
  private func isNumberElsewhere(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isNumber || first == "." else { return false }
    return text.allSatisfy { $0.isHexDigit || "_:.xob".contains($0) }
  }
}
