import Diagnostics

extension BlockScanner {
  /// Reads a literal (`|`) or folded (`>`) block, as the value that is awaited, up to the first character behind it.
  mutating func blockScalar() throws(Unfamiliar) {
    guard top.kind != .document else { throw Unfamiliar() }
    let start = i
    let isFolded = bytes[unchecked: i] == UInt8(ascii: ">")
    let (chomping, indentation) = try blockHeader()
    let parent = Int(top.indent)
    var block = Block(indent: indentation == 0 ? 0 : parent + indentation, parent: parent)
    let text = tree.textEnd
    try skipBreaks(&block)
    var afterBreak = false
    var wasIndented = false
    while column == block.indent, i < length {
      let isIndented = bytes[unchecked: i] == Self.space || bytes[unchecked: i] == Self.tab
      if afterBreak, isFolded, !wasIndented, !isIndented {
        if block.breaks == 0 { tree.append(Self.space) }
      } else if afterBreak {
        tree.append(Self.lineFeed)
      }
      tree.append(repeating: Self.lineFeed, count: block.breaks)
      wasIndented = isIndented
      let end = bytes.index(of: Self.lineFeed, from: i)
      tree.append(bytes.extracting(i..<end))
      afterBreak = end < length
      i = end + 1
      try skipBreaks(&block)
    }
    if afterBreak, chomping != .strip { tree.append(Self.lineFeed) }
    if chomping == .keep { tree.append(repeating: Self.lineFeed, count: block.breaks) }
    attach(
      tree.scalar(tree.range(from: text), .string, isFolded ? .folded : .literal, at: position(start)))
    try resume()
  }

  /// Which line breaks at its end belong to a block.
  private enum Chomping { case strip, clip, keep }

  /// Where the lines of a block begin, and the line breaks before the one that the scanner stands at.
  private struct Block {
    /// Zero before the first line with text has told.
    var indent: Int
    let parent: Int
    var breaks = 0
  }

  /// Reads what stands behind `|` or `>` on its line.
  private mutating func blockHeader() throws(Unfamiliar) -> (Chomping, indentation: Int) {
    var chomping: Chomping?
    var indentation = 0
    i += 1
    while true {
      switch bytes[unchecked: i] {
      case UInt8(ascii: "-") where chomping == nil: chomping = .strip
      case UInt8(ascii: "+") where chomping == nil: chomping = .keep
      case UInt8(ascii: "1")...UInt8(ascii: "9") where indentation == 0:
        indentation = Int(bytes[unchecked: i] - UInt8(ascii: "0"))
      default:
        guard isLineEnd() else { throw Unfamiliar() }
        return (chomping ?? .clip, indentation)
      }
      i += 1
    }
  }

  /// Goes over indentation and empty lines to the next line of a block, or to what stands behind the block.
  private mutating func skipBreaks(_ block: inout Block) throws(Unfamiliar) {
    block.breaks = 0
    var widest = 0
    while i < length {
      let start = i
      while bytes[unchecked: i] == Self.space, block.indent == 0 || i - start < block.indent { i += 1 }
      column = i - start
      widest = max(widest, column)
      if bytes[unchecked: i] == Self.tab, block.indent == 0 || column < block.indent { throw Unfamiliar() }
      guard bytes[unchecked: i] == Self.lineFeed, i < length else { break }
      i += 1
      block.breaks += 1
    }
    if block.indent == 0 { block.indent = max(widest, block.parent + 1, 1) }
  }

  /// Goes on behind a block, where the scanner may stand at the end of the file, at a comment, or at the next line.
  private mutating func resume() throws(Unfamiliar) {
    guard i < length else { return }
    if bytes[unchecked: i] == Self.numberSign {
      skipLine()
      try advance()
    }
  }
}
