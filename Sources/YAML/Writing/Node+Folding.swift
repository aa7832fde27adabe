import Diagnostics

extension Node {
  /// What becomes of the text of a folded block (`>`) when go-yaml v3 writes it once more and reads it again, as
  /// kustomize has it do before it prints: v3 puts one line break more before a line that is indented further, and
  /// before the breaks at the end that a `+` keeps. Nil where the text stays as it is.
  func refolded(inFlow: Bool) -> [UInt8]? {
    guard style == .folded, !inFlow, tag == .string || tag == .custom else { return nil }
    let text = bytes
    guard text.contains(0x0A), allowsFolded(text) else { return nil }
    return text.foldedText().withBytes { $0.unfolded(keeping: text.lineBreaksAtEnd) }
  }

  /// Whether go-yaml v3 lets text stand in a block: tabs are no hindrance to it.
  private func allowsFolded(_ text: ByteSpan) -> Bool {
    guard text.contains(0x09) else { return ScalarAnalysis(text).allowsBlock }
    return text.map { $0 == 0x09 ? 0x78 : $0 }.withBytes { ScalarAnalysis($0).allowsBlock }
  }
}

extension ByteSpan {
  private func isBlank(at i: Int) -> Bool { self[i] == 0x20 || self[i] == 0x09 }

  /// The lines of a folded block as go-yaml v3 writes them, without their indentation.
  fileprivate func foldedText() -> [UInt8] {
    var first = 0
    while first < count, lineBreakWidth(at: first) > 0 { first += lineBreakWidth(at: first) }
    let startsBlank = first == count || isBlank(at: first) || self[first] == 0
    var written: [UInt8] = []
    var afterBreak = true
    var isIndented = true
    var i = 0
    while i < count {
      let width = lineBreakWidth(at: i)
      if width > 0 {
        if !afterBreak, !isIndented, self[i] == 0x0A, !startsBlank { written.append(0x0A) }
        written += self[i..<i + width]
        i += width
        afterBreak = true
      } else {
        if afterBreak { isIndented = isBlank(at: i) }
        written.append(self[i])
        i += 1
        afterBreak = false
      }
    }
    return written
  }

  /// Reads the lines of a folded block, without their indentation.
  ///
  /// - Parameter keeping: 0 to drop the breaks at the end, 1 to keep the first, 2 to keep all.
  fileprivate func unfolded(keeping: Int) -> [UInt8] {
    var text: [UInt8] = []
    var lineBreak: [UInt8] = []
    var emptyLines: [UInt8] = []
    var wasIndented = false
    var i = 0
    func readEmptyLines() {
      while i < count, lineBreakWidth(at: i) > 0 {
        let width = lineBreakWidth(at: i)
        emptyLines += self[i..<i + width]
        i += width
      }
    }
    readEmptyLines()
    while i < count {
      let isIndented = isBlank(at: i)
      if !wasIndented, !isIndented, lineBreak.first == 0x0A {
        if emptyLines.isEmpty { text.append(0x20) }
      } else {
        text += lineBreak
      }
      text += emptyLines
      (emptyLines, lineBreak) = ([], [])
      wasIndented = isIndented
      let start = i
      while i < count, lineBreakWidth(at: i) == 0 { i += 1 }
      text += self[start..<i]
      guard i < count else { break }
      let width = lineBreakWidth(at: i)
      lineBreak = Array(self[i..<i + width])
      i += width
      readEmptyLines()
    }
    if keeping > 0 { text += lineBreak }
    if keeping > 1 { text += emptyLines }
    return text
  }
}
