import Diagnostics

/// What a scalar's text allows for the notations in which it may be written, as libyaml's emitter judges it.
struct ScalarForm {
  private(set) var hasBreaks = false
  private(set) var allowsPlain = true
  private(set) var allowsFlowPlain = true
  private(set) var allowsSingleQuotes = true
  private(set) var allowsBlock = true

  init(_ bytes: ByteSpan) {
    guard let first = bytes.first else {
      allowsFlowPlain = false
      allowsBlock = false
      return
    }
    // The common case: a word.
    if bytes.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }) { return }
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    checkIndicators(Array(bytes), first)
    var previous: Unicode.Scalar?
    for scalar in text {
      if scalar == " " {
        if let previous, Self.isBreak(previous) {
          (allowsSingleQuotes, allowsPlain, allowsFlowPlain) = (false, false, false)
        }
      } else if Self.isBreak(scalar) {
        hasBreaks = true
        (allowsPlain, allowsFlowPlain) = (false, false)
        if previous == " " { (allowsSingleQuotes, allowsBlock) = (false, false) }
      }
      if scalar == "\t" {
        (allowsPlain, allowsFlowPlain, allowsSingleQuotes) = (false, false, false)
      } else if !Self.isPrintable(scalar) {
        (allowsPlain, allowsFlowPlain, allowsSingleQuotes, allowsBlock) = (false, false, false, false)
      }
      previous = scalar
    }
    if text.last == " " { allowsBlock = false }
    if text.first == " " || text.last == " " { (allowsPlain, allowsFlowPlain) = (false, false) }
  }

  /// Characters that begin something else than a plain scalar, or end one.
  private mutating func checkIndicators(_ bytes: [UInt8], _ first: UInt8) {
    if bytes.starts(with: Array("---".utf8)) || bytes.starts(with: Array("...".utf8)) {
      (allowsPlain, allowsFlowPlain) = (false, false)
    }
    func isBlankOrEnd(_ index: Int) -> Bool { index >= bytes.count || [0x20, 0x09].contains(bytes[index]) }
    func isBlankOrBreak(_ index: Int) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
        UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
        UInt8(ascii: "`"):
        if index == 0 || byte == UInt8(ascii: "#") && isBlankOrBreak(index - 1) {
          (allowsPlain, allowsFlowPlain) = (false, false)
        }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        allowsFlowPlain = false
        if index == 0 { allowsPlain = false }
      case UInt8(ascii: "?"):
        allowsFlowPlain = false
        if index == 0, isBlankOrEnd(1) { allowsPlain = false }
      case UInt8(ascii: ":"):
        allowsFlowPlain = false
        if isBlankOrEnd(index + 1) { allowsPlain = false }
      case UInt8(ascii: "-"):
        if index == 0, isBlankOrEnd(1) { (allowsPlain, allowsFlowPlain) = (false, false) }
      default: break
      }
    }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
    default: false
    }
  }

  /// How double quotes write a character that cannot stand in them as it is; nil for one that can.
  static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x00: return "\\0"
    case 0x07: return "\\a"
    case 0x08: return "\\b"
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0B: return "\\v"
    case 0x0C: return "\\f"
    case 0x0D: return "\\r"
    case 0x1B: return "\\e"
    case 0x22: return "\\\""
    case 0x5C: return "\\\\"
    case 0x85: return "\\N"
    case 0x2028: return "\\L"
    case 0x2029: return "\\P"
    default:
      guard !isPrintable(scalar) else { return nil }
      let width = scalar.value <= 0xFF ? 2 : scalar.value <= 0xFFFF ? 4 : 8
      let hex = String(scalar.value, radix: 16, uppercase: true)
      let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
      return "\\\(letter)\(String(repeating: "0", count: width - hex.count))\(hex)"
    }
  }
}
