import Diagnostics

/// Base64 as Go's standard encoding has it (RFC 4648, section 4), and as kustomize writes binary data.
package enum Base64 {
  /// Encodes bytes. What is longer than a line of 70 characters is cut into such lines, each ended by a line feed.
  package static func encodeInLines(_ bytes: ByteSpan) -> [UInt8] {
    var lines: [UInt8] = []
    encodeInLines(bytes) { lines += $0 }
    return lines
  }

  /// Encodes bytes in lines, and gives them away some lines at a time: a file may be large.
  package static func encodeInLines(_ bytes: ByteSpan, _ take: ([UInt8]) -> Void) {
    let lineLength = 70
    guard (bytes.count + 2) / 3 * 4 >= lineLength else { return take(encode(bytes)) }
    var lines: [UInt8] = []
    lines.reserveCapacity(1 << 16)
    // Two lines are the least number that whole groups of four fill.
    for first in stride(from: 0, to: bytes.count, by: lineLength * 2 / 4 * 3) {
      let encoded = encode(bytes.extracting(first..<Swift.min(first + lineLength * 2 / 4 * 3, bytes.count)))
      for start in stride(from: 0, to: encoded.count, by: lineLength) {
        lines += encoded[start..<Swift.min(start + lineLength, encoded.count)]
        lines.append(UInt8(ascii: "\n"))
      }
      if lines.count > 1 << 15 {
        take(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    take(lines)
  }

  /// Encodes bytes, padded.
  package static func encode(_ bytes: ByteSpan) -> [UInt8] {
    var output = [UInt8](repeating: UInt8(ascii: "="), count: (bytes.count + 2) / 3 * 4)
    var place = 0
    var i = 0
    while i < bytes.count {
      let left = bytes.count - i
      let group =
        UInt32(bytes[i]) << 16 | (left > 1 ? UInt32(bytes[i + 1]) << 8 : 0) | (left > 2 ? UInt32(bytes[i + 2]) : 0)
      output[place] = character(group >> 18)
      output[place + 1] = character(group >> 12 & 63)
      if left > 1 { output[place + 2] = character(group >> 6 & 63) }
      if left > 2 { output[place + 3] = character(group & 63) }
      i += 3
      place += 4
    }
    return output
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

  /// Reads base64 as Go's standard encoding does: padded, with line breaks anywhere; nil for what is none.
  package static func decode(_ text: ByteSpan) -> [UInt8]? {
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
}
