import Diagnostics
import YAML

/// Finds files and lines of very many positions: each file's lines are counted once.
package final class LineLocator {
  private let text: TextStore
  private var lineStarts: [UInt32: [UInt32]] = [:]

  package init(_ text: TextStore) { self.text = text }

  /// Path, line and column of a position; nil where it is nowhere.
  package func location(of position: Position) -> Location? {
    guard let file = text.file(at: position) else { return nil }
    let starts = starts(of: file)
    let offset = position.offset - file.range.offset
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let line = text.bytes(
      TextRange(offset: file.range.offset + starts[low - 1], length: offset - starts[low - 1]))
    let column = line.reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Location(path: file.path, line: low + file.lineOffset, column: column + file.columnOffset)
  }

  /// Whether a text stands in a file as it is.
  func isInFile(_ range: TextRange) -> Bool {
    guard range.length > 0, let file = text.file(at: Position(offset: range.offset)) else { return false }
    return range.offset + range.length <= file.range.offset + file.range.length
  }

  /// The text of the line that a position is on, from the position to the line's end.
  func restOfLine(at position: Position) -> UnsafeBufferPointer<UInt8> {
    guard let file = text.file(at: position) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let end = file.range.offset + file.range.length
    let rest = text.bytes(TextRange(offset: position.offset, length: end - position.offset))
    return UnsafeBufferPointer(rebasing: rest[..<(rest.firstIndex(of: 0x0A) ?? rest.endIndex)])
  }

  private func starts(of file: SourceFile) -> [UInt32] {
    if let known = lineStarts[file.range.offset] { return known }
    var starts: [UInt32] = [0]
    for (i, byte) in text.bytes(file.range).enumerated() where byte == 0x0A {
      starts.append(UInt32(truncatingIfNeeded: i + 1))
    }
    lineStarts[file.range.offset] = starts
    return starts
  }
}
