/// Text for Markdown as GitHub reads it (CommonMark with tables), in which nothing foreign is markup.
package enum MarkdownText {
  /// A text as code. Nothing in it is markup, and nobody is mentioned by it.
  ///
  /// - Parameter inTable: whether it stands in a cell of a table, where a bar ends it.
  package static func code(_ text: String, inTable: Bool = false) -> String {
    let text = text.visible
    // A backslash before a bar takes away the one that would keep the bar in its cell.
    if inTable, text.contains("\\|") { return "<code>\(entities(text))</code>" }
    let shown = inTable ? text.replacing("|", with: "\\|") : text
    let run = longestRun(of: "`", in: text)
    // One blank at each end is taken off again.
    let ends = (text.unicodeScalars.first, text.unicodeScalars.last)
    let needsBlanks = ends.0 == "`" || ends.1 == "`" || ends.0 == " " && ends.1 == " "
    let pad = needsBlanks ? " " : ""
    let fence = String(repeating: "`", count: run + 1)
    return fence + pad + shown + pad + fence
  }

  /// A text as part of a sentence: as it is, or as code where any of it could mean something.
  package static func prose(_ text: String, inTable: Bool = false) -> String {
    let isProse = text.unicodeScalars.allSatisfy(isPlain) && text.first != " " && !beginsList(text)
    return isProse ? text : code(text, inTable: inTable)
  }

  /// A block of code.
  ///
  /// - Parameters:
  ///   - lines: shown as they are, but for what a terminal would obey.
  ///   - language: which GitHub colours it by.
  package static func block(_ lines: [String], language: String) -> String {
    let text = lines.map { $0.visible + "\n" }.joined()
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return "\(fence)\(language)\n\(text)\(fence)\n"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    isWordCharacter(scalar) || " -./:(),%+=;\"'…–→".unicodeScalars.contains(scalar)
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a text could be the entry of a list, were it at the beginning of a line.
  private static func beginsList(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop { ("0"..."9").contains($0) }
    guard let mark = rest.first else { return false }
    let isNumbered = rest.startIndex > text.unicodeScalars.startIndex && (mark == "." || mark == ")")
    let next = rest.dropFirst().first
    return (isNumbered || rest.startIndex == text.unicodeScalars.startIndex && "-+".unicodeScalars.contains(mark))
      && (next == nil || next == " ")
  }

  /// Text between tags, every sign of punctuation a reference to its character.
  private static func entities(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      isWordCharacter(scalar) || scalar == " " || !scalar.isASCII ? String(scalar) : "&#\(scalar.value);"
    }.joined()
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for other in text.unicodeScalars {
      run = other == scalar ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
