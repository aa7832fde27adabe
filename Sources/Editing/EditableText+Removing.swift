import YAML

/// What an edit takes out.
extension EditableText {
  /// Takes out a field or an element, and with it the comments that are about nothing else. A collection that would have
  /// nothing left goes too.
  ///
  /// - Throws: `Diagnostic` where that would change something else.
  package mutating func remove(at path: EditPath) throws {
    guard let step = path.steps.last, node(at: path) != nil, let parent = node(at: path.parent) else { return }
    let isLast = parent.fields.count + parent.elements.count == 1
    if isLast, !path.parent.steps.isEmpty { return try remove(at: path.parent) }
    let children: [Child]
    switch step {
    case .field(let name):
      guard parent.field(name) != nil else { return }
      children = parent.fields.map {
        Child($0.key.range.lowerBound..<max($0.key.range.upperBound, $0.value.range.upperBound), name: $0.key.text)
      }
      try remove(children.firstIndex { $0.name == name } ?? 0, of: children, in: parent, at: path)
    case .element(let index):
      guard parent.elements.indices.contains(index) else { return }
      children = parent.elements.map { element in
        let start = parent.style == .flow ? nil : dash(of: element)
        return Child((start ?? element.range.lowerBound)..<max(element.range.upperBound, (start ?? 0) + 1))
      }
      try remove(index, of: children, in: parent, at: path)
    }
  }

  /// A field or an element with its key or its dash.
  private struct Child {
    var range: Range<Int>
    var name: String?

    init(_ range: Range<Int>, name: String? = nil) { (self.range, self.name) = (range, name) }
  }

  private mutating func remove(
    _ index: Int, of children: [Child], in parent: SourceNode, at path: EditPath
  ) throws {
    let range = parent.style == .flow ? flowRange(index, of: children) : blockRange(index, of: children, in: parent)
    try replace(range, with: "", at: path) { $0 = nil }
  }

  /// From one comma to the other.
  private func flowRange(_ index: Int, of children: [Child]) -> Range<Int> {
    let child = children[index].range
    if index + 1 < children.count { return child.lowerBound..<children[index + 1].range.lowerBound }
    return index > 0 ? children[index - 1].range.upperBound..<child.upperBound : child
  }

  /// Whole lines, with the comments above that are about nothing else. The first field behind a dash leaves the dash to the
  /// second.
  private func blockRange(_ index: Int, of children: [Child], in parent: SourceNode) -> Range<Int> {
    let child = children[index].range
    let end = nextLine(after: child.upperBound)
    if afterBlanks(lineStart(child.lowerBound)) != child.lowerBound {
      return child.lowerBound..<(index + 1 < children.count ? children[index + 1].range.lowerBound : end)
    }
    var start = lineStart(child.lowerBound)
    // The next one may be what the comment is about, too.
    let isSharedBelow = index + 1 < children.count && lineStart(children[index + 1].range.lowerBound) == end
    let comments = commentsAbove(start)
    if !isSharedBelow || parent.elements.isEmpty { start = comments }
    return beforeLastBreak(start, end)..<afterSecondBlank(from: start, end)
  }

  /// Where the comments begin that stand above a line without an empty line between; those at the top of the text are about
  /// the whole of it.
  func commentsAbove(_ line: Int) -> Int {
    var top = line
    while top > textStart {
      let above = lineStart(top - 1)
      guard kindOfLine(above) == .comment, column(afterBlanks(above)) == column(afterBlanks(line)) else { break }
      top = above
    }
    return top == textStart ? line : top
  }

  /// Where what is taken out begins: a text whose last line has no end keeps to that.
  private func beforeLastBreak(_ start: Int, _ end: Int) -> Int {
    guard end == bytes.count, bytes.last != UInt8(ascii: "\n"), start > textStart else { return start }
    return start > 1 && bytes[start - 2] == UInt8(ascii: "\r") ? start - 2 : start - 1
  }

  /// Of the empty lines above and below what is taken out, those above stay.
  private func afterSecondBlank(from start: Int, _ end: Int) -> Int {
    let isBlankAbove = start == textStart || kindOfLine(lineStart(start - 1)) == .blank
    guard isBlankAbove, end < bytes.count, kindOfLine(end) == .blank else { return end }
    return nextLine(after: end + 1)
  }
}
