/// The type of an unquoted scalar, as the go-yaml v3 that kustomize reads with resolves it: YAML 1.2's core
/// schema, with 1.1's octals (`0777`), binaries, underscores and timestamps.
package func resolvePlainScalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Tag {
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

private func isOneOf(_ bytes: UnsafeBufferPointer<UInt8>, _ words: StaticString...) -> Bool {
  words.contains { word in
    word.utf8CodeUnitCount == bytes.count
      && UnsafeBufferPointer(start: word.utf8Start, count: bytes.count).elementsEqual(bytes)
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// A scalar that begins with a dot: infinity, not-a-number, or a float without its zero.
private func resolveDotNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Tag {
  if bytes.count == 4 {
    if isOneOf(bytes, ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN") { return .float }
  }
  return isDecimalFloat(bytes) ? .float : .string
}

/// A scalar that begins with a digit or a sign.
private func resolveNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Tag {
  if isTimestamp(bytes) { return .timestamp }
  let first = bytes[0]
  if !isDigit(first), bytes.count == 5, bytes[1] == UInt8(ascii: ".") {
    let rest = UnsafeBufferPointer(rebasing: bytes[1...])
    if isOneOf(rest, ".inf", ".Inf", ".INF") { return .float }
  }
  // The common case needs no copy: digits alone, and not so many that they might not fit.
  if bytes.count < 19, first != UInt8(ascii: "0"), bytes.dropFirst(isDigit(first) ? 0 : 1).allSatisfy(isDigit),
    isDigit(bytes[bytes.count - 1])
  {
    return bytes.count > 1 && !isDigit(first) && bytes[1] == UInt8(ascii: "0") && bytes.count > 2
      ? resolveCleanNumber(Array(bytes)) : .integer
  }
  // Only digits, signs and the letters of numbers: any other character makes it text.
  for byte in bytes {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
    case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      continue
    default: return .string
    }
  }
  return resolveCleanNumber(bytes.filter { $0 != UInt8(ascii: "_") })
}

private func resolveCleanNumber(_ digits: [UInt8]) -> Tag {
  if parseInteger(digits) != nil { return .integer }
  return digits.withUnsafeBufferPointer { isDecimalFloat($0) } ? .float : .string
}

/// The value of an integer in any of the spellings that go-yaml reads.
package enum IntegerValue: Equatable, Sendable {
  case signed(Int64)
  /// Above what a signed one holds.
  case unsigned(UInt64)
}

/// Reads an integer without underscores: decimal, `0x`, `0o`, `0b` or a leading zero for octal, with a sign.
/// Returns nil for what is none, or fits neither 64 bits signed nor unsigned.
package func parseInteger(_ digits: some Collection<UInt8>) -> IntegerValue? {
  var rest = Array(digits)[...]
  guard let first = rest.first else { return nil }
  let negative = first == UInt8(ascii: "-")
  let signed = negative || first == UInt8(ascii: "+")
  if signed { rest = rest.dropFirst() }
  guard let lead = rest.first else { return nil }
  var radix: UInt64 = 10
  if lead == UInt8(ascii: "0"), rest.count > 1 {
    switch rest[rest.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): (radix, rest) = (16, rest.dropFirst(2))
    case UInt8(ascii: "o"): (radix, rest) = (8, rest.dropFirst(2))
    case UInt8(ascii: "b"): (radix, rest) = (2, rest.dropFirst(2))
    default: (radix, rest) = (8, rest.dropFirst())
    }
  }
  guard !rest.isEmpty else { return nil }
  var value: UInt64 = 0
  for byte in rest {
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
  if negative {
    guard value <= UInt64(Int64.max) + 1 else { return nil }
    return .signed(value == UInt64(Int64.max) + 1 ? .min : -Int64(value))
  }
  if value <= UInt64(Int64.max) { return .signed(Int64(value)) }
  return signed ? nil : .unsigned(value)
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, the float that go-yaml knows.
package func isDecimalFloat(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var i = 0
  func digits() -> Int {
    let start = i
    while i < bytes.count, isDigit(bytes[i]) { i += 1 }
    return i - start
  }
  if i < bytes.count, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
  let whole = digits()
  if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
    i += 1
    if digits() == 0, whole == 0 { return false }
  } else if whole == 0 {
    return false
  }
  if i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
    i += 1
    if i < bytes.count, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
    if digits() == 0 { return false }
  }
  return i == bytes.count
}
