import Diagnostics

/// In which styles goyaml v2's emitter lets a text stand.
struct ScalarAnalysis {
  var isMultiline = false
  var allowsPlain = true
  var allowsSingleQuoted = true
  var allowsBlock = true

  /// Examines text of any characters.
  init(_ text: ByteSpan) {
    guard let last = text.last else {
      allowsBlock = false
      return
    }
    var previous = Kind.other
    var start = Kind.other
    var i = 0
    while i < text.count {
      let scalar = UTF8Scalar(text, at: i)
      let kind = Kind(scalar.value)
      if i == 0 { start = kind }
      switch (previous, kind) {
      case (.lineBreak, .space): (allowsPlain, allowsSingleQuoted) = (false, false)
      case (.space, .lineBreak): refuseAllButDoubleQuoted()
      default: break
      }
      if kind == .lineBreak { isMultiline = true }
      if !isPrintable(scalar.value) { refuseAllButDoubleQuoted() }
      previous = kind
      i += scalar.width
    }
    if start != .other || previous != .other || isMultiline { allowsPlain = false }
    if last == UInt8(ascii: " ") { allowsBlock = false }
    if allowsPlain, hasIndicator(text) { allowsPlain = false }
  }

  /// Examines several lines of printable ASCII: only a space at the end of one keeps them from being a block.
  init(asciiLines text: ByteSpan) {
    (isMultiline, allowsPlain, allowsSingleQuoted) = (true, false, false)
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0A, previous == 0x20 {
        allowsBlock = false
        return
      }
      previous = byte
    }
    allowsBlock = previous != 0x20
  }

  private mutating func refuseAllButDoubleQuoted() {
    (allowsPlain, allowsSingleQuoted, allowsBlock) = (false, false, false)
  }

  private enum Kind {
    case space, lineBreak, other

    init(_ value: UInt32) {
      self = value == 0x20 ? .space : isLineBreak(value) ? .lineBreak : .other
    }
  }
}

/// What the emitter takes for the end of a line.
func isLineBreak(_ value: UInt32) -> Bool {
  value == 0x0A || value == 0x0D || value == 0x85 || value == 0x2028 || value == 0x2029
}

/// What the emitter writes as it is. Characters outside of the first plane, such as emoji, are not among them.
func isPrintable(_ value: UInt32) -> Bool {
  switch value {
  case 0x0A, 0x20...0x7E, 0xA0...0xD7FF: true
  case 0xE000...0xFFFD: value != 0xFEFF
  default: false
  }
}

/// Whether a text is no plain scalar because of an indicator in it. Not for empty text.
func hasIndicator(_ text: ByteSpan) -> Bool {
  switch text[0] {
  case UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
    UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
    UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
    return true
  case UInt8(ascii: "?"), UInt8(ascii: ":"):
    if isBlankOrEnd(text, 1) { return true }
  case UInt8(ascii: "-"):
    if isBlankOrEnd(text, 1) || text.count > 2 && text[1] == text[0] && text[2] == text[0] { return true }
  case UInt8(ascii: "."):
    if text.count > 2, text[1] == text[0], text[2] == text[0] { return true }
  default: break
  }
  return hasIndicatorWithin(text)
}

/// Whether there is a colon before a space or at the end, or a number sign behind a space.
private func hasIndicatorWithin(_ text: ByteSpan) -> Bool {
  guard text.count > 1 else { return false }
  for i in 1..<text.count {
    if text[i] == UInt8(ascii: ":") {
      if isBlankOrEnd(text, i + 1) { return true }
    } else if text[i] == UInt8(ascii: "#"), text[i - 1] == UInt8(ascii: " ") {
      return true
    }
  }
  return false
}

private func isBlankOrEnd(_ text: ByteSpan, _ i: Int) -> Bool {
  i >= text.count || text[i] == UInt8(ascii: " ") || text[i] == UInt8(ascii: "\t")
}
