extension TextStore {
  /// Line and column of a position. The lines of the file that was asked for last are known: meant for errors and reports.
  package func location(of position: Position) -> Location? { place(at: position)?.location }

  /// Line, column and text around a position. Lines that may show what a Secret holds are left out.
  ///
  /// - Parameter width: how many characters to underline; cut at the line's end.
  package func snippet(at position: Position, width: Int) -> Snippet? {
    guard let place = place(at: position) else { return nil }
    let file = place.file
    let text = bytes(file.range)
    func line(_ start: Int) -> ByteSpan {
      let rest = text.extracting(start...)
      return rest.extracting(..<(rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.count))
    }
    let secretLines = SecretLines(text, at: Int(position.offset - file.range.offset))
    func isSecret(_ start: Int) -> Bool {
      let range = TextRange(offset: file.range.offset + UInt32(start), length: UInt32(line(start).count))
      return secrets.touches(range) || secretLines.hides(lineAt: start)
    }
    let indent = String(repeating: " ", count: file.columnOffset)
    func shown(_ start: Int) -> String { indent + String(decoding: line(start), as: UTF8.self) }
    let here = shown(place.start)
    let left = here.count - place.location.column + 1
    var snippet = Snippet(
      location: place.location, previousLine: place.previousStart.flatMap { isSecret($0) ? nil : shown($0) },
      line: here, width: max(1, min(width, left)))
    if isSecret(place.start) { snippet.hide() }
    return snippet
  }

  /// A position in its file.
  private struct Place {
    let file: SourceFile
    let location: Location
    /// Where its line begins, and the one before it.
    let start: Int
    let previousStart: Int?
  }

  private func place(at position: Position) -> Place? {
    guard let file = file(at: position) else { return nil }
    let text = bytes(file.range)
    let offset = Int(position.offset - file.range.offset)
    let (line, begin, previous) = withLines(of: file) { lines in
      let (number, start) = lines.line(of: position.offset)
      return (number, start, number > 1 ? lines.start(of: number - 1) : nil)
    }
    func place(_ offset: UInt32) -> Int { Int(offset - file.range.offset) }
    let start = place(begin)
    let previousStart = previous.map(place)
    let before = text.extracting(start..<offset)
    let location = Location(
      path: file.path, line: line + file.lineOffset,
      column: ColumnUnit.character.count(before) + 1 + file.columnOffset,
      utf16Column: ColumnUnit.utf16.count(before) + 1 + file.columnOffset)
    return Place(file: file, location: location, start: start, previousStart: previousStart)
  }
}
