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
  /// Whether the line may show what a Secret holds, and is left out.
  package var isSecret: Bool

  package init(location: Location, previousLine: String?, line: String, width: Int, isSecret: Bool = false) {
    self.location = location
    self.previousLine = previousLine
    self.line = line
    self.width = width
    self.isSecret = isSecret
  }

  /// What the caret underlines; nothing at the end of a line.
  package var underlined: Substring { isSecret ? "" : line.dropFirst(location.column - 1).prefix(width) }
}

extension Snippet {
  /// Leaves out the lines.
  mutating func hide() {
    (previousLine, line, width, isSecret) = (nil, "", 1, true)
  }
}
