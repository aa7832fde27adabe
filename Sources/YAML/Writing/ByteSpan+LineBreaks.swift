import Diagnostics

extension ByteSpan {
  /// How many bytes the line break at a byte has, none where there is no line break. A carriage return or a next-line
  /// character is escaped before this is asked.
  @inline(__always)
  func lineBreakWidth(at i: Int) -> Int {
    if self[i] == 0x0A { return 1 }
    return self[i] == 0xE2 && hasLineBreak(at: i) ? 3 : 0
  }

  /// Whether the line or paragraph separator of Unicode begins at a byte.
  func hasLineBreak(at i: Int) -> Bool {
    self[i] == 0xE2 && i + 2 < count && self[i + 1] == 0x80 && self[i + 2] & 0xFE == 0xA8
  }

  /// How many of the last two characters are line breaks, counted from the end; 2 also for a text of one break.
  var lineBreaksAtEnd: Int {
    var end = count
    for number in 0..<2 {
      if end == 0 { return 2 }
      if self[end - 1] == 0x0A {
        end -= 1
      } else if end >= 3, hasLineBreak(at: end - 3) {
        end -= 3
      } else {
        return number
      }
    }
    return 2
  }

  /// Whether the text has the control character U+0085, next line, which goyaml v2 reads as a line break.
  ///
  /// - Throws: `Diagnostic` where the text is no UTF-8, or has a character that goyaml v2 refuses to read.
  func hasNextLine(of node: Node) throws -> Bool {
    var found = false
    var i = 0
    while i < count {
      let byte = self[i]
      if byte < 0x7F {
        i += 1
        continue
      }
      let scalar = UTF8Scalar(self, at: i)
      guard scalar.isValid else { throw Diagnostic.invalidUTF8(node) }
      switch scalar.value {
      case 0x85: found = true
      case 0x7F, 0x80..<0xA0, 0xFFFE, 0xFFFF: throw Diagnostic.unprintableCharacter(node, scalar.value)
      default: break
      }
      i += scalar.width
    }
    return found
  }

  /// The text as goyaml v2 reads it from JSON: next-line characters fold as line breaks in quotes do, one to a space,
  /// more to one line break less than they are, and the spaces around them go.
  func foldingNextLines() -> [UInt8] {
    var folded: [UInt8] = []
    var spaces = 0
    var breaks = 0
    func flush() {
      if breaks == 0 {
        folded += [UInt8](repeating: 0x20, count: spaces)
      } else if breaks == 1 {
        folded.append(0x20)
      } else {
        folded += [UInt8](repeating: 0x0A, count: breaks - 1)
      }
      (spaces, breaks) = (0, 0)
    }
    var i = 0
    while i < count {
      if self[i] == 0x20 {
        spaces += 1
      } else if self[i] == 0xC2, i + 1 < count, self[i + 1] == 0x85 {
        breaks += 1
        i += 1
      } else {
        flush()
        folded.append(self[i])
      }
      i += 1
    }
    flush()
    return folded
  }
}
