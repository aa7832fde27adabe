import Diagnostics

extension ByteSpan {
  /// The place of the first byte from a place on that is no space and no tab.
  func afterBlanks(from start: Int) -> Int {
    var i = start
    while i < count, self[i] == UInt8(ascii: " ") || self[i] == UInt8(ascii: "\t") { i += 1 }
    return i
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

  /// Where a text in quotes ends, behind the second quote; nil where that is on another line.
  func quoteEnd(from start: Int) -> Int? {
    guard start < count else { return nil }
    let quote = self[start]
    var i = start + 1
    while i < count, self[i] != UInt8(ascii: "\n") {
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
}
