import Diagnostics
import Kubernetes
import YAML

/// A rendered manifest line by line, with the place that each line comes from.
package struct LineBlame {
  package struct Line {
    package var text: String
    /// Where the value on the line was written, or the instruction that made it.
    package var place: Location?
    /// The first key or list element that begins on the line; nil where it goes on with the text of the one before.
    var first: WriterMark?
    /// The last one.
    var last: WriterMark?
  }

  package private(set) var lines: [Line] = []

  /// - Throws: `Diagnostic` for what cannot be printed.
  package init(_ root: Node, _ locator: LineLocator) throws {
    var writer = Writer(recordsMarks: true)
    try writer.write(root)
    let marks = writer.marks
    var next = 0
    var shown: WriterMark?
    var continuation = 0
    var start = 0
    writer.withOutput { output in
      while start < output.count {
        let end = output[start...].firstIndex(of: 0x0A) ?? output.count
        let first = next
        while next < marks.count, marks[next].offset < end { next += 1 }
        let begins = next > first
        if begins { (shown, continuation) = (marks[next - 1], 0) } else { continuation += 1 }
        let place = shown.flatMap { Self.place(of: $0, line: continuation, locator) }
        let text = String(decoding: UnsafeBufferPointer(rebasing: output[start..<end]), as: UTF8.self)
        lines.append(
          Line(text: text, place: place, first: begins ? marks[first] : nil, last: begins ? marks[next - 1] : nil))
        start = end + 1
      }
    }
  }

  /// The place of a line that shows a key with its value, or an element.
  ///
  /// - Parameter line: which line of the value's text it is, where that has several.
  private static func place(of mark: WriterMark, line: Int, _ locator: LineLocator) -> Location? {
    let value = mark.value
    guard value.isScalar || value.isEmptyCollection else {
      return locator.location(of: mark.node.position) ?? locator.location(of: value.position)
    }
    if line > 0, let place = placeInText(of: value, line: line, locator) { return place }
    return locator.location(of: value.position) ?? locator.location(of: mark.node.position)
  }

  /// Where a line of a text of several lines stands, if the text stands in a file as it is.
  private static func placeInText(of value: Node, line: Int, _ locator: LineLocator) -> Location? {
    guard value.isString, ValueText.isMultiline(value) || value.bytes.last == 0x0A else { return nil }
    let range = value.textRange
    if locator.isInFile(range) {
      var offset = 0
      for _ in 1..<line {
        guard let end = value.bytes[offset...].firstIndex(of: 0x0A) else { break }
        offset = end + 1
      }
      return locator.location(of: Position(offset: range.offset + UInt32(offset)))
    }
    guard locator.restOfLine(at: value.position).first == UInt8(ascii: "|"),
      var place = locator.location(of: value.position)
    else { return nil }
    place.line += line
    return place
  }
}
