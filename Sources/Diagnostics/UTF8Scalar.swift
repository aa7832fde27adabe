/// One character of UTF-8 text. A byte that is none, is U+FFFD and one byte wide.
package struct UTF8Scalar {
  package var value: UInt32
  package var width: Int
  package var isValid = true

  /// Reads the character that begins at a byte, which must be within the text.
  @inlinable package init(_ text: ByteSpan, at i: Int) {
    let lead = text[i]
    func continuation(_ offset: Int) -> UInt32? {
      guard i + offset < text.count, text[i + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[i + offset] & 0x3F)
    }
    if lead < 0x80 {
      (value, width) = (UInt32(lead), 1)
      return
    }
    if lead & 0xE0 == 0xC0, let b = continuation(1) {
      (value, width) = (UInt32(lead & 0x1F) << 6 | b, 2)
      if value >= 0x80 { return }
    } else if lead & 0xF0 == 0xE0, let b = continuation(1), let c = continuation(2) {
      (value, width) = (UInt32(lead & 0x0F) << 12 | b << 6 | c, 3)
      if value >= 0x800, value & 0xF800 != 0xD800 { return }
    } else if lead & 0xF8 == 0xF0, let b = continuation(1), let c = continuation(2), let d = continuation(3) {
      (value, width) = (UInt32(lead & 0x07) << 18 | b << 12 | c << 6 | d, 4)
      if value >= 0x10000, value <= 0x10FFFF { return }
    }
    (value, width, isValid) = (0xFFFD, 1, false)
  }

  /// Whether it is of one of Unicode's letter categories.
  package var isLetter: Bool {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// Whether it is a decimal digit of any script.
  package var isDigit: Bool {
    value < 0x80 ? value &- 0x30 < 10 : category == .decimalNumber
  }

  private var category: Unicode.GeneralCategory? { Unicode.Scalar(value)?.properties.generalCategory }
}
