import YAML

/// Lines of the text, and how its lists are indented.
extension EditableText {
  /// What ends the lines: the first one says it for all.
  var lineBreak: String {
    guard let first = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return "\n" }
    return first > 0 && bytes[first - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// Where the first line begins, behind a byte order mark.
  var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Where the line begins that a place is on.
  func lineStart(_ place: Int) -> Int {
    bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? textStart
  }

  /// Where the line after a place begins. A place where a line begins has the one before it behind it already.
  func nextLine(after place: Int) -> Int {
    if place > 0, bytes[place - 1] == UInt8(ascii: "\n") { return place }
    return bytes[place...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }

  /// How far a place is from the beginning of its line.
  func column(_ place: Int) -> Int { place - lineStart(place) }

  /// The first byte from a place on that is no blank.
  func afterBlanks(_ place: Int) -> Int {
    bytes[place...].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? bytes.count
  }

  /// What kind of line begins at a place.
  func kindOfLine(_ start: Int) -> LineKind {
    let i = afterBlanks(start)
    switch i < bytes.count ? bytes[i] : UInt8(ascii: "\n") {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .blank
    case UInt8(ascii: "#"): return .comment
    default: return .other
    }
  }

  enum LineKind { case blank, comment, other }

  /// Where the dash of an element stands that is in no brackets.
  func dash(of element: SourceNode) -> Int? {
    var i = element.range.lowerBound
    // Behind the dash there may be an anchor or a tag.
    let start = lineStart(i)
    while i > start {
      i -= 1
      if bytes[i] == UInt8(ascii: "-"), afterBlanks(start) == i || bytes[i - 1] == UInt8(ascii: " ") { return i }
    }
    return nil
  }

  /// How far dashes stand to the right of their key: as those of the first list do, and not at all where there is none.
  var dashIndent: Int {
    for field in root?.fields ?? [] where field.value.style != .flow {
      guard let first = field.value.elements.first, let dash = dash(of: first) else { continue }
      return max(0, column(dash) - column(field.key.range.lowerBound))
    }
    return 0
  }

  /// Lines to be put where one begins. A text whose last line has no end gets none.
  func block(_ lines: [String], at place: Int) -> String {
    let isUnended = place == bytes.count && place > 0 && bytes[place - 1] != UInt8(ascii: "\n")
    let text = lines.joined(separator: lineBreak)
    return isUnended ? lineBreak + text : text + lineBreak
  }
}
