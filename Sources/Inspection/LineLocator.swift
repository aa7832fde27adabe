import Diagnostics
import YAML

/// A line of one of the files of a text store: as cheap as a walk over very many positions needs it.
struct SourceLine: Hashable {
  /// The file's place among those of the store.
  var file: Int
  /// From 1.
  var number: Int
}

/// Finds files and lines of very many positions: each file's lines are counted once.
package final class LineLocator {
  private let text: TextStore
  private var indexes: [Int: LineIndex] = [:]
  /// The file of the position that was asked for last: most are followed by one of the same file.
  private var latest: (file: Int, index: LineIndex)?
  /// By the offset at which each begins.
  private var longLines: [UInt32: LongLine] = [:]

  package init(_ text: TextStore) { self.text = text }

  /// Path, line and column of a position; nil where it is nowhere.
  package func location(of position: Position) -> Location? {
    guard let (number, index) = index(at: position) else { return nil }
    let file = text.files[number]
    let (line, start) = index.line(of: position.offset)
    let before = count(from: start, to: position.offset, endOfFile: index.range.upperBound)
    return Location(
      path: file.path, line: line + file.lineOffset, column: before.characters + 1 + file.columnOffset,
      utf16Column: before.utf16Units + 1 + file.columnOffset)
  }

  /// What of a line stands before a place.
  private func count(from start: UInt32, to offset: UInt32, endOfFile: UInt32) -> LongLine.Count {
    let length = Int(offset - start)
    guard length > LongLine.threshold else {
      return LongLine.Count(text.bytes(TextRange(offset: start, length: offset - start)))
    }
    let long: LongLine
    if let known = longLines[start] {
      long = known
    } else {
      let rest = text.bytes(TextRange(offset: start, length: endOfFile - start))
      long = LongLine(rest.extracting(..<(rest.firstIndex(of: 0x0A) ?? rest.count)))
      longLines[start] = long
    }
    let mark = long.mark(before: length)
    let from = start + UInt32(mark.offset)
    return mark.count + LongLine.Count(text.bytes(TextRange(offset: from, length: offset - from)))
  }

  /// File and line of a position; nil where it is nowhere.
  func line(of position: Position) -> SourceLine? {
    guard let (number, index) = index(at: position) else { return nil }
    return SourceLine(file: number, number: index.line(of: position.offset).number + text.files[number].lineOffset)
  }

  /// The path of a file, as a person would write it.
  func path(_ file: Int) -> String { text.files[file].path }

  /// Whether a text stands in a file as it is.
  func isInFile(_ range: TextRange) -> Bool {
    guard range.length > 0, let file = text.file(at: Position(offset: range.offset)) else { return false }
    return range.offset + range.length <= file.range.offset + file.range.length
  }

  /// The byte at a position; nil where it is nowhere, or at the end of a file.
  func byte(at position: Position) -> UInt8? {
    guard let file = text.file(at: position), position.offset < file.range.offset + file.range.length else {
      return nil
    }
    return text.bytes(TextRange(offset: position.offset, length: 1)).first
  }

  private func index(at position: Position) -> (file: Int, index: LineIndex)? {
    if let latest, latest.index.range.contains(position.offset) { return latest }
    guard let number = text.fileIndex(at: position) else { return nil }
    let index = indexes[number] ?? LineIndex(text.files[number], in: text)
    indexes[number] = index
    latest = (number, index)
    return latest
  }
}
