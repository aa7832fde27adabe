import Diagnostics

/// One entry of a generated ConfigMap or Secret, as ranges of the build's text.
struct KeyValuePair {
  var key: TextRange
  var value: TextRange
  /// The literal, the line of an env file, or the start of a file.
  var position: Position
}

extension TextRange {
  /// The bytes from one offset within it up to another.
  func part(_ start: Int, _ end: Int) -> TextRange {
    TextRange(offset: offset + UInt32(start), length: UInt32(end - start))
  }
}
