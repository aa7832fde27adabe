/// A place as a person names it: path, line and column, both counted from 1 (see `ColumnUnit`).
package struct Location: Hashable, Sendable, CustomStringConvertible {
  package var path: String
  package var line: Int
  /// In characters, as a person counts them.
  package var column: Int
  /// In UTF-16 code units, as editors and code scanning count them.
  package var utf16Column: Int

  /// - Parameter utf16Column: nil where all characters before it are one unit each.
  package init(path: String, line: Int, column: Int, utf16Column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.utf16Column = utf16Column ?? column
  }

  package var description: String { "\(path):\(line):\(column)" }
  /// `path:line`, as notes print it.
  package var pathAndLine: String { "\(path):\(line)" }
}

/// A location with the line that it points into, for the caret.
package struct Snippet: Hashable, Sendable {
  package var location: Location
  /// The line before, where there is one.
  package var previousLine: String?
  package var line: String
  /// How many characters the caret underlines.
  package var width: Int

  package init(location: Location, previousLine: String?, line: String, width: Int) {
    self.location = location
    self.previousLine = previousLine
    self.line = line
    self.width = width
  }

  /// What the caret underlines; nothing at the end of a line.
  package var underlined: Substring { line.dropFirst(location.column - 1).prefix(width) }
}

extension TextStore {
  /// Line and column of a position. Counts lines from the file's start: meant for errors and reports.
  package func location(of position: Position) -> Location? {
    snippet(at: position, width: 1)?.location
  }

  /// Line, column and text around a position.
  ///
  /// - Parameter width: how many characters to underline; cut at the line's end.
  package func snippet(at position: Position, width: Int) -> Snippet? {
    guard let file = file(at: position) else { return nil }
    let text = bytes(file.range)
    let offset = Int(position.offset - file.range.offset)
    var line = 1
    var lineStart = 0
    var previousStart: Int?
    for i in 0..<offset where text[i] == 0x0A {
      line += 1
      previousStart = lineStart
      lineStart = i + 1
    }
    func lineText(_ start: Int) -> String {
      var end = start
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      return String(decoding: text.extracting(start..<end), as: UTF8.self)
    }
    let before = text.extracting(lineStart..<offset)
    let column = ColumnUnit.character.count(before) + 1
    let here = lineText(lineStart)
    let indent = String(repeating: " ", count: file.columnOffset)
    return Snippet(
      location: Location(
        path: file.path, line: line + file.lineOffset, column: column + file.columnOffset,
        utf16Column: ColumnUnit.utf16.count(before) + 1 + file.columnOffset),
      previousLine: previousStart.map { indent + lineText($0) }, line: indent + here,
      width: max(1, min(width, here.count - column + 1)))
  }
}
