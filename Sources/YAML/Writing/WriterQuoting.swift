import Diagnostics

/// Whether goyaml v2 would read a text, unquoted, as something else than a string, so that it writes it in double
/// quotes: all that go-yaml v3 resolves, YAML 1.1's booleans, and numbers to the base of 60.
func needsQuotes(_ text: ByteSpan) -> Bool {
  guard let first = text.first else { return true }
  switch first {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
    // YAML 1.2's octals with a sign behind their prefix are unknown to version 2.
    if text.count > 2, first == UInt8(ascii: "0"), text[1] == UInt8(ascii: "o"), text[2] < 0x30 { return false }
    return resolvePlainScalar(text) != .string || isBase60(text)
  case UInt8(ascii: "."), UInt8(ascii: "~"):
    return resolvePlainScalar(text) != .string
  case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
    return resolvePlainScalar(text) != .string
  case UInt8(ascii: "n"), UInt8(ascii: "N"):
    return text.count == 1 || isOneOf(text, "no", "No", "NO") || resolvePlainScalar(text) != .string
  case UInt8(ascii: "y"), UInt8(ascii: "Y"):
    return text.count == 1 || isOneOf(text, "yes", "Yes", "YES")
  case UInt8(ascii: "o"), UInt8(ascii: "O"):
    return text.count < 4 && isOneOf(text, "on", "On", "ON", "off", "Off", "OFF")
  default:
    return false
  }
}

/// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`: `12:30:45`, which YAML 1.1 reads as a number.
private func isBase60(_ text: ByteSpan) -> Bool {
  func isDigit(_ i: Int) -> Bool { i < text.count && text[i] &- 0x30 < 10 }
  func isDigitOrUnderscore(_ i: Int) -> Bool { isDigit(i) || i < text.count && text[i] == UInt8(ascii: "_") }
  var i = isDigit(0) ? 0 : 1
  guard isDigit(i) else { return false }
  while isDigitOrUnderscore(i) { i += 1 }
  guard i < text.count, text[i] == UInt8(ascii: ":") else { return false }
  while i < text.count, text[i] == UInt8(ascii: ":") {
    guard isDigit(i + 1) else { return false }
    if isDigit(i + 2) {
      guard text[i + 1] < UInt8(ascii: "6") else { return false }
      i += 1
    }
    i += 2
  }
  if i < text.count, text[i] == UInt8(ascii: ".") {
    i += 1
    while isDigitOrUnderscore(i) { i += 1 }
  }
  return i == text.count
}
