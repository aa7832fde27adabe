import Diagnostics

/// What a scalar stands for when kustomize has decoded it on its way to JSON.
enum ScalarValue {
  case null
  case boolean(Bool)
  case integer(IntegerValue)
  /// Finite.
  case float(Double)
  /// The scalar's text as it is.
  case text
  /// A string that is not the scalar's own text.
  case made([UInt8])
}

extension Node {
  /// Decodes a scalar as go-yaml v3 does.
  ///
  /// - Parameter inFlow: whether it stands within braces or brackets. There kustomize, which writes and reads a
  ///   resource once more before it prints it, quotes a timestamp with a time, and an empty null.
  /// - Throws: `Diagnostic` where the text does not fit the type.
  func scalarValue(inFlow: Bool = false) throws -> ScalarValue {
    let bytes = bytes
    switch tag {
    case .string, .custom, .merge, .mapping, .sequence:
      return refolded(inFlow: inFlow).map { .made($0) } ?? .text
    case .null:
      if bytes.isEmpty, inFlow, style == .plain { return .made([]) }
      guard resolvePlainScalar(bytes) == .null else { throw mismatch() }
      return .null
    case .boolean:
      guard resolvePlainScalar(bytes) == .boolean else { throw mismatch() }
      return .boolean(bytes[0] | 0x20 == UInt8(ascii: "t"))
    case .integer:
      guard let value = withoutUnderscores(bytes, { parseInteger($0) }) else { throw mismatch() }
      return .integer(value)
    case .float:
      return try .float(floatValue())
    case .timestamp:
      if inFlow, style == .plain, bytes.contains(UInt8(ascii: ":")) { return .text }
      guard let timestamp = Timestamp(bytes) else { throw mismatch() }
      guard let text = timestamp.rfc3339 else { throw Diagnostic.invalidTimeZone(self) }
      return .made(Array(text.utf8))
    case .binary:
      guard let data = decodeBase64(bytes) else { throw Diagnostic.notBase64(self) }
      return .made(data)
    }
  }

  private func floatValue() throws -> Double {
    let number: Double? = withoutUnderscores(bytes) { digits in
      switch parseInteger(digits) {
      case .signed(let integer): Double(integer)
      case .unsigned: nil
      case nil: isDecimalFloat(digits) ? parseFloat(digits) : nil
      }
    }
    if let number { return number }
    throw resolvePlainScalar(bytes) == .float ? Diagnostic.notFinite(self) : mismatch()
  }

  private func mismatch() -> Diagnostic { Diagnostic.tagMismatch(self) }
}

/// Reads base64 as Go's standard encoding does: padded, with line breaks anywhere.
package func decodeBase64(_ text: ByteSpan) -> [UInt8]? {
  var data: [UInt8] = []
  var bits: UInt32 = 0
  var sextets = 0
  var padding = 0
  for byte in text where byte != 0x0A && byte != 0x0D {
    let sextet: UInt8
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): sextet = byte - 0x41
    case UInt8(ascii: "a")...UInt8(ascii: "z"): sextet = byte - 0x61 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): sextet = byte - 0x30 + 52
    case UInt8(ascii: "+"): sextet = 62
    case UInt8(ascii: "/"): sextet = 63
    case UInt8(ascii: "="):
      padding += 1
      continue
    default: return nil
    }
    guard padding == 0 else { return nil }
    bits = bits << 6 | UInt32(sextet)
    sextets += 1
    if sextets % 4 == 0 {
      data += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
      bits = 0
    }
  }
  switch (sextets % 4, padding) {
  case (0, 0): break
  case (2, 2): data.append(UInt8(bits >> 4 & 0xFF))
  case (3, 1): data += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)]
  default: return nil
  }
  return data
}
