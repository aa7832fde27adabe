import Diagnostics
import YAML

/// Rendered manifests line by line, each with the place that it comes from.
struct LineBlame: ~Copyable {
  struct Line {
    /// Where the line stands in the output, without its line feed.
    var range: Range<Int>
    /// Where the value on the line was written, or the instruction that made it; nil for what separates manifests.
    var place: SourceLine?
    /// The keys and list elements that begin on the line; none where it goes on with the text of the one before.
    var marks: Range<Int>
  }

  private(set) var lines: [Line] = []
  private let writer: Writer

  /// - Throws: `Diagnostic` for what cannot be printed.
  init(_ roots: some Sequence<Node>, _ locator: LineLocator) throws {
    var writer = Writer(recordsMarks: true)
    var starts: [Int] = []
    for root in roots {
      starts.append(writer.count)
      try writer.write(root)
    }
    self.writer = writer
    lines = self.writer.withOutput { [marks = self.writer.marks] in Self.lines($0, marks, starts, locator) }
  }

  func withOutput<Result>(_ body: (ByteSpan) throws -> Result) rethrows -> Result {
    try writer.withOutput(body)
  }

  /// The lines that show a value, and no others.
  func lines(of value: Node) -> ArraySlice<Line> {
    let marks = writer.marks
    var inside: Set<Node> = []
    func collect(_ node: Node) {
      inside.insert(node)
      for child in node.elements { collect(child) }
      for field in node.fields { collect(field.value) }
    }
    collect(value)
    guard let start = lines.firstIndex(where: { $0.marks.contains { marks[$0].value == value } }) else { return [] }
    let end = lines[(start + 1)...].firstIndex { line in
      line.place == nil || line.marks.last.map { !inside.contains(marks[$0].value) } ?? false
    }
    return lines[start..<(end ?? lines.endIndex)]
  }

  private static func lines(
    _ output: ByteSpan, _ marks: [WriterMark], _ documents: [Int], _ locator: LineLocator
  ) -> [Line] {
    var lines: [Line] = []
    var separators = documents.dropFirst()
    var nextMark = 0
    var text: TextLines?
    var start = 0
    while start < output.count {
      let end = output[start...].firstIndex(of: 0x0A) ?? output.count
      let firstMark = nextMark
      while nextMark < marks.count, marks[nextMark].offset < end { nextMark += 1 }
      var place: SourceLine?
      if start == separators.first {
        separators.removeFirst()
      } else if nextMark > firstMark {
        let mark = marks[nextMark - 1]
        place = Self.place(of: mark, locator)
        text = TextLines(of: mark.value, after: output[start..<end], locator)
      } else {
        place = text?.next(locator) ?? lines.last?.place
      }
      lines.append(Line(range: start..<end, place: place, marks: firstMark..<nextMark))
      start = end + 1
    }
    return lines
  }

  /// The place of a line that shows a key with its value, or an element.
  private static func place(of mark: WriterMark, _ locator: LineLocator) -> SourceLine? {
    let value = mark.value
    let isWhole = value.isScalar || value.isEmptyCollection
    let (first, second) = isWhole ? (value, mark.node) : (mark.node, value)
    return locator.line(of: first.position) ?? locator.line(of: second.position)
  }
}

/// Where the lines of a block of text come from, one after another.
private enum TextLines {
  /// The text stands in a file as it is.
  case file(TextRange, text: ByteSpan)
  /// It is a block in a manifest, whose lines follow on its indicator.
  case block(SourceLine)

  /// - Parameter line: the output's line on which the text begins.
  /// - Returns: nil for what is not printed as a block, or written line by line.
  init?(of value: Node, after line: Slice<ByteSpan>, _ locator: LineLocator) {
    guard value.isString, Self.endsInIndicator(line) else { return nil }
    if locator.isInFile(value.textRange) {
      self = .file(value.textRange, text: value.bytes)
    } else if locator.byte(at: value.position) == UInt8(ascii: "|"), let place = locator.line(of: value.position) {
      self = .block(place)
    } else {
      return nil
    }
  }

  /// Whether a line ends as one does below which a block of text begins: `|`, `|-`, `|2+`.
  private static func endsInIndicator(_ line: Slice<ByteSpan>) -> Bool {
    line.last { !"+-123456789".utf8.contains($0) } == UInt8(ascii: "|")
  }

  /// The place of the text's next line.
  mutating func next(_ locator: LineLocator) -> SourceLine? {
    switch self {
    case .file(let range, let text):
      let place = locator.line(of: Position(offset: range.offset))
      let length = text.firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      let rest = TextRange(offset: range.offset + UInt32(length), length: range.length - UInt32(length))
      self = .file(rest, text: text.extracting(length...))
      return place
    case .block(var place):
      place.number += 1
      self = .block(place)
      return place
    }
  }
}
