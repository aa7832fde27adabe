import Diagnostics

/// A string in JSON's quotes as Go's encoding/json writes it: `<`, `>`, `&` and U+2028/2029 escaped, bytes that are no
/// UTF-8 as `\ufffd`.
package func jsonEscaped(_ text: ByteSpan) -> [UInt8] {
  var buffer = WriterBuffer(capacity: text.count + 16)
  buffer.appendJSONString(text)
  return Array(buffer.bytes)
}

/// A string in JSON's quotes as Go's encoding/json writes it.
package func jsonEscaped(_ text: String) -> String {
  text.withBytes { String(decoding: jsonEscaped($0), as: UTF8.self) }
}

extension WriterBuffer {
  /// Appends a string in JSON's quotes, and returns whether it was UTF-8.
  @discardableResult
  mutating func appendJSONString(_ text: ByteSpan) -> Bool {
    append(UInt8(ascii: "\""))
    var isValid = true
    var copied = 0
    var i = 0
    while i < text.count {
      let byte = text[i]
      if byte >= 0x80 {
        let scalar = UTF8Scalar(text, at: i)
        if scalar.isValid, scalar.value & ~1 != 0x2028 {
          i += scalar.width
          continue
        }
        append(text.extracting(copied..<i))
        append(!scalar.isValid ? "\\ufffd" : scalar.value == 0x2028 ? "\\u2028" : "\\u2029")
        isValid = isValid && scalar.isValid
        i += scalar.width
      } else if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x26 || byte & 0xFD == 0x3C {
        append(text.extracting(copied..<i))
        appendJSONEscape(byte)
        i += 1
      } else {
        i += 1
        continue
      }
      copied = i
    }
    append(text.extracting(copied...))
    append(UInt8(ascii: "\""))
    return isValid
  }

  private mutating func appendJSONEscape(_ byte: UInt8) {
    switch byte {
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    default:
      append("\\u00")
      append(0x30 + byte >> 4)
      let low = byte & 0xF
      append(low < 10 ? low + 0x30 : low + 0x57)
    }
  }
}
