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
      guard let data = Base64.decode(bytes) else { throw Diagnostic.notBase64(self) }
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
