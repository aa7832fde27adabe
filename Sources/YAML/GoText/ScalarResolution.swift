import Diagnostics

/// The type of an unquoted scalar, as the go-yaml v3 that kustomize reads with resolves it: YAML 1.2's core
/// schema, with 1.1's octals (`0777`), binaries, underscores and timestamps.
package func resolvePlainScalar(_ bytes: ByteSpan) -> Tag {
  guard let first = bytes.first else { return .null }
  switch first {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
    return resolveNumber(bytes)
  case UInt8(ascii: "."):
    return resolveDotNumber(bytes)
  case UInt8(ascii: "~"):
    return bytes.count == 1 ? .null : .string
  case UInt8(ascii: "n"), UInt8(ascii: "N"):
    return bytes.count == 4 && isOneOf(bytes, "null", "Null", "NULL") ? .null : .string
  case UInt8(ascii: "t"), UInt8(ascii: "T"):
    return bytes.count == 4 && isOneOf(bytes, "true", "True", "TRUE") ? .boolean : .string
  case UInt8(ascii: "f"), UInt8(ascii: "F"):
    return bytes.count == 5 && isOneOf(bytes, "false", "False", "FALSE") ? .boolean : .string
  case UInt8(ascii: "<"):
    return bytes.count == 2 && bytes[1] == first ? .merge : .string
  default:
    return .string
  }
}

func isOneOf(_ bytes: ByteSpan, _ words: StaticString...) -> Bool {
  words.contains { $0.bytes == bytes }
}

private let underscore = UInt8(ascii: "_")

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
private func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }

/// A scalar that begins with a dot: infinity, not-a-number, or a float without its zero.
private func resolveDotNumber(_ bytes: ByteSpan) -> Tag {
  if bytes.count == 4, isOneOf(bytes, ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN") { return .float }
  // Here go-yaml asks Go itself, which takes an underscore between two digits.
  for i in bytes.indices where bytes[i] == underscore {
    guard i + 1 < bytes.count, isDigit(bytes[i - 1]), isDigit(bytes[i + 1]) else { return .string }
  }
  return withoutUnderscores(bytes) { isDecimalFloat($0) } ? .float : .string
}

/// A scalar that begins with a digit or a sign.
private func resolveNumber(_ bytes: ByteSpan) -> Tag {
  if isTimestamp(bytes) { return .timestamp }
  if isSign(bytes[0]), bytes.count == 5, bytes[1] == UInt8(ascii: "."),
    isOneOf(bytes.extracting(1...), ".inf", ".Inf", ".INF")
  {
    return .float
  }
  // Only digits, signs and the letters of numbers: any other character makes it text.
  for byte in bytes {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66, underscore: continue
    case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      continue
    default: return .string
    }
  }
  return withoutUnderscores(bytes) { digits in
    if parseInteger(digits) != nil { return .integer }
    return isDecimalFloat(digits) ? .float : .string
  }
}

/// The text without its underscores, which go-yaml passes over in numbers wherever they stand.
func withoutUnderscores<Result>(
  _ bytes: ByteSpan, _ body: (ByteSpan) -> Result
) -> Result {
  guard bytes.contains(underscore) else { return body(bytes) }
  return bytes.filter { $0 != underscore }.withBytes(body)
}

/// The value of an integer in any of the spellings that go-yaml reads.
package enum IntegerValue: Equatable, Sendable {
  case signed(Int64)
  /// Above what a signed one holds.
  case unsigned(UInt64)
}

/// Reads an integer without underscores: decimal, `0x`, `0o`, `0b` or a leading zero for octal, with a sign.
/// Returns nil for what is none, or fits neither 64 bits signed nor unsigned.
package func parseInteger(_ digits: ByteSpan) -> IntegerValue? {
  guard let first = digits.first else { return nil }
  var i = 0
  var isNegative = first == UInt8(ascii: "-")
  var isSigned = isSign(first)
  if isSigned { i = 1 }
  guard i < digits.count else { return nil }
  var radix: UInt64 = 10
  if digits[i] == UInt8(ascii: "0"), i + 1 < digits.count {
    let letter = digits[i + 1] | 0x20
    switch letter {
    case UInt8(ascii: "x"): (radix, i) = (16, i + 2)
    case UInt8(ascii: "o"): (radix, i) = (8, i + 2)
    case UInt8(ascii: "b"): (radix, i) = (2, i + 2)
    default: (radix, i) = (8, i + 1)
    }
    // go-yaml's own prefixes, in small letters, take a sign behind them: `0b-11`, `0o+7`.
    if !isSigned, i == 2, radix < 16, digits[1] == letter, i < digits.count, isSign(digits[i]) {
      (isNegative, isSigned, i) = (digits[i] == UInt8(ascii: "-"), true, i + 1)
    }
  }
  guard let value = parseDigits(digits.extracting(i...), radix: radix) else { return nil }
  if isNegative {
    guard value <= UInt64(Int64.max) + 1 else { return nil }
    return .signed(value == UInt64(Int64.max) + 1 ? .min : -Int64(value))
  }
  if value <= UInt64(Int64.max) { return .signed(Int64(value)) }
  return isSigned ? nil : .unsigned(value)
}

private func parseDigits(_ digits: ByteSpan, radix: UInt64) -> UInt64? {
  guard !digits.isEmpty else { return nil }
  var value: UInt64 = 0
  for byte in digits {
    let digit: UInt64
    switch byte {
    case 0x30...0x39: digit = UInt64(byte - 0x30)
    case 0x61...0x66: digit = UInt64(byte - 0x61 + 10)
    case 0x41...0x46: digit = UInt64(byte - 0x41 + 10)
    default: return nil
    }
    guard digit < radix else { return nil }
    let (product, overflow) = value.multipliedReportingOverflow(by: radix)
    let (sum, carry) = product.addingReportingOverflow(digit)
    guard !overflow, !carry else { return nil }
    value = sum
  }
  return value
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, the float that go-yaml knows, if it is no larger than a
/// float can be.
package func isDecimalFloat(_ bytes: ByteSpan) -> Bool {
  var i = 0
  func digits() -> Int {
    let start = i
    while i < bytes.count, isDigit(bytes[i]) { i += 1 }
    return i - start
  }
  if i < bytes.count, isSign(bytes[i]) { i += 1 }
  let whole = digits()
  if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
    i += 1
    if digits() == 0, whole == 0 { return false }
  } else if whole == 0 {
    return false
  }
  var hasExponent = false
  if i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
    hasExponent = true
    i += 1
    if i < bytes.count, isSign(bytes[i]) { i += 1 }
    if digits() == 0 { return false }
  }
  guard i == bytes.count else { return false }
  return whole < 308 && !hasExponent || parseFloat(bytes)?.isFinite == true
}

/// The value of what `isDecimalFloat` takes; infinite where it is too large.
func parseFloat(_ bytes: ByteSpan) -> Double? {
  Double(String(decoding: bytes, as: UTF8.self))
}
