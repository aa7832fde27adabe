import Diagnostics

/// Base64 as kustomize writes binary data.
package enum Base64 {
  /// Encodes bytes. What is longer than a line of 70 characters is cut into such lines, each ended by a line feed.
  static func encodeInLines(_ bytes: ByteSpan) -> [UInt8] {
    let lineLength = 70
    let encoded = encode(bytes)
    guard encoded.count >= lineLength else { return encoded }
    var lines: [UInt8] = []
    lines.reserveCapacity(encoded.count + encoded.count / lineLength + 1)
    for start in stride(from: 0, to: encoded.count, by: lineLength) {
      lines += encoded[start..<min(start + lineLength, encoded.count)]
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }

  /// Encodes bytes with the standard alphabet and padding (RFC 4648, section 4).
  package static func encode(_ bytes: ByteSpan) -> [UInt8] {
    let length = (bytes.count + 2) / 3 * 4
    return [UInt8](unsafeUninitializedCapacity: length) { output, count in
      var i = 0
      while i < bytes.count {
        let left = bytes.count - i
        let group =
          UInt32(bytes[i]) << 16 | (left > 1 ? UInt32(bytes[i + 1]) << 8 : 0) | (left > 2 ? UInt32(bytes[i + 2]) : 0)
        output[count] = character(group >> 18)
        output[count + 1] = character(group >> 12 & 63)
        output[count + 2] = left > 1 ? character(group >> 6 & 63) : UInt8(ascii: "=")
        output[count + 3] = left > 2 ? character(group & 63) : UInt8(ascii: "=")
        i += 3
        count += 4
      }
    }
  }

  private static func character(_ value: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value)
    switch value {
    case 0..<26: return UInt8(ascii: "A") + value
    case 26..<52: return UInt8(ascii: "a") + (value - 26)
    case 52..<62: return UInt8(ascii: "0") + (value - 52)
    default: return value == 62 ? UInt8(ascii: "+") : UInt8(ascii: "/")
    }
  }
}
