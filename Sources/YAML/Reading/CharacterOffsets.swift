import Diagnostics

/// Turns libyaml's marks, which count characters, into offsets of bytes. Marks only grow, so that one walk over
/// the text serves all; where the text is ASCII there is nothing to walk.
struct CharacterOffsets {
  private let bytes: ByteSpan
  private let isASCII: Bool
  private var character = 0
  private var byte: Int

  init(_ bytes: ByteSpan) {
    self.bytes = bytes
    isASCII = bytes.isASCII
    byte = Self.byteOrderMark(bytes)
  }

  /// How many bytes the byte order mark takes, which libyaml is not given.
  static func byteOrderMark(_ bytes: ByteSpan) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func byte(at index: Int) -> Int {
    if isASCII { return index }
    if index < character { (character, byte) = (0, Self.byteOrderMark(bytes)) }
    while character < index, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    return byte
  }
}
