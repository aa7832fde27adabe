import Diagnostics

extension Writer {
  /// Writes a scalar where the line has come to.
  ///
  /// - Parameter indent: where the lines after its first go on.
  mutating func scalar(_ node: Node, indent: Int, inFlow: Bool) throws {
    switch node.tag {
    case .string where node.style != .folded: return try text(node.bytes, of: node, indent: indent)
    case .integer where node.bytes.isPlainDecimal: return buffer.append(node.bytes)
    default: break
    }
    switch try node.scalarValue(inFlow: inFlow) {
    case .null: buffer.append("null")
    case .boolean(true): buffer.append("true")
    case .boolean(false): buffer.append("false")
    case .integer(let value): buffer.append(value)
    case .float(let value): buffer.append(GoFloat(value).yaml)
    case .text: try text(node.bytes, of: node, indent: indent)
    case .made(let bytes): try madeText(bytes, of: node, indent: indent)
    }
  }

  private mutating func madeText(_ bytes: [UInt8], of node: Node, indent: Int) throws {
    // Go's JSON has U+FFFD for each byte of binary data that is not UTF-8.
    let bytes = node.tag == .binary ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
    try bytes.withBytes { try text($0, of: node, indent: indent) }
  }

  /// Writes a string in the style that goyaml v2 chooses for it.
  mutating func text(_ text: ByteSpan, of node: Node, indent: Int) throws {
    let (all, first) = classes.of(text)
    if all & ~CharacterClasses.simpleLine == 0 {
      simpleLine(text, all: all, first: first, indent: indent, isSimpleKey: false)
    } else {
      _ = try anyText(text, all: all, of: node, indent: indent, place: .value)
    }
  }

  /// Writes one line of printable ASCII, or nothing at all.
  ///
  /// - Parameters:
  ///   - all: the classes of its bytes.
  ///   - first: the classes of its first byte.
  @inline(__always)
  mutating func simpleLine(
    _ text: ByteSpan, all: UInt8, first: UInt8, indent: Int, isSimpleKey: Bool
  ) {
    if all | (first & (CharacterClasses.ambiguous | CharacterClasses.indicator)) == 0 {
      buffer.append(text)
    } else {
      quotedLine(text, all: all, first: first, indent: indent, isSimpleKey: isSimpleKey)
    }
  }

  private mutating func quotedLine(
    _ text: ByteSpan, all: UInt8, first: UInt8, indent: Int, isSimpleKey: Bool
  ) {
    let mayFold = !isSimpleKey && all & CharacterClasses.space != 0
    if first & CharacterClasses.ambiguous != 0, needsQuotes(text) {
      return doubleQuoted(text, indent: indent, mayFold: mayFold)
    }
    let hasOuterSpace = all & CharacterClasses.space != 0 && (text[0] == 0x20 || text[text.count - 1] == 0x20)
    let isIndicated =
      all & CharacterClasses.colonOrHash != 0 || first & CharacterClasses.indicator != 0 ? hasIndicator(text) : false
    if hasOuterSpace || isIndicated {
      singleQuoted(text, indent: indent, mayFold: mayFold)
    } else if mayFold, buffer.count - lineStart + text.count > Self.width {
      plain(text, indent: indent)
    } else {
      buffer.append(text)
    }
  }
}

extension ByteSpan {
  /// Whether this is an integer as it is printed: digits alone, no zero in front, surely within 64 bits.
  @inline(__always)
  fileprivate var isPlainDecimal: Bool {
    guard count > 0, count < 19, self[0] != 0x30 || count == 1 else { return false }
    return allSatisfy { $0 &- 0x30 < 10 }
  }
}
