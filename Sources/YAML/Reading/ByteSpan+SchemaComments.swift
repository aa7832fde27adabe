import Diagnostics

extension ByteSpan {
  /// The place of the first byte from a place on that is no space and no tab.
  func afterBlanks(from start: Int) -> Int {
    var i = start
    while i < count, self[i] == UInt8(ascii: " ") || self[i] == UInt8(ascii: "\t") { i += 1 }
    return i
  }

  /// Whether a document begins at a place, after `---`.
  func isDocumentStart(at start: Int) -> Bool {
    guard start + 3 < count, (start..<start + 3).allSatisfy({ self[$0] == UInt8(ascii: "-") }) else { return false }
    return Self.isBlank(self[start + 3])
  }

  /// Whether there is nothing but blanks, ends of lines and comments between two places.
  func isBlankOrComment(from start: Int, to end: Int) -> Bool {
    var i = start
    while i < end {
      if self[i] == UInt8(ascii: "#") {
        i = index(of: UInt8(ascii: "\n"), from: i)
      } else if !Self.isBlank(self[i]) {
        return false
      }
      i += 1
    }
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Where the object of JSON begins that a comment begins with.
  func objectStart(inCommentAt start: Int) -> Int? {
    var i = start
    while i < count, self[i] == UInt8(ascii: "#") { i += 1 }
    i = afterBlanks(from: i)
    return i < count && self[i] == UInt8(ascii: "{") ? i : nil
  }

  /// Where an object of JSON ends that stands on one line.
  func objectEnd(from start: Int) -> Int? {
    var depth = 0
    var i = start
    while i < count {
      switch self[i] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        guard let end = quoteEnd(from: i) else { return nil }
        i = end - 1
      case UInt8(ascii: "\n"): return nil
      default: break
      }
      i += 1
      if depth == 0 { return i }
    }
    return nil
  }

  /// Where a text in quotes ends, behind the second quote; nil where that is on another line, unless it may be.
  func quoteEnd(from start: Int, onAnyLine: Bool = false) -> Int? {
    guard start < count else { return nil }
    let quote = self[start]
    var i = start + 1
    while i < count, onAnyLine || self[i] != UInt8(ascii: "\n") {
      if self[i] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        i += 1
      } else if self[i] == quote {
        guard quote == UInt8(ascii: "'"), i + 1 < count, self[i + 1] == quote else { return i + 1 }
        i += 1
      }
      i += 1
    }
    return nil
  }

  /// The next comma or closing bracket, where a plain scalar ends within brackets.
  func flowIndicator(from start: Int) -> Int? {
    var i = start
    while i < count {
      if self[i] == UInt8(ascii: ",") || self[i] == UInt8(ascii: "]") || self[i] == UInt8(ascii: "}") { return i }
      i += 1
    }
    return nil
  }
}
