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
