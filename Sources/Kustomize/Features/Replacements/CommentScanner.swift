import Diagnostics
import YAML

/// Finds the comments in a text whose nodes are known, and what each belongs to.
struct CommentScanner {
  /// A key or a list element in a block.
  struct Item {
    var node: Node
    var offset: Int
    var column: Int
  }

  /// Where a comment stands; items by their places.
  enum Place {
    case head(Int)
    case line(Int)
    case foot(Int)
    case documentHead, documentFoot
  }

  private let bytes: ByteSpan
  private let base: UInt32
  /// In the order of the text.
  private(set) var items: [Item] = []
  private(set) var comments: [(place: Place, lines: [String])] = []
  /// Where the scalar ends that begins at an offset.
  private var ends: [Int: Int] = [:]
  /// The last item that has begun.
  private var item = -1
  /// The last item, and those that it stands further right than.
  private var openItems: [Int] = []
  /// Whether the last line of content ended in the colon behind a key.
  private var endedInColon = false

  /// - Parameters:
  ///   - root: the document, as it was read.
  ///   - base: the position of the text's first byte.
  init(_ bytes: ByteSpan, of root: Node, base: UInt32) {
    (self.bytes, self.base) = (bytes, base)
    collect(root, parentIndent: -1, inFlow: false)
    scan()
  }

  // MARK: Items

  /// Notes the items and the scalars of a node.
  private mutating func collect(_ node: Node, parentIndent: Int, inFlow: Bool) {
    let inFlow = inFlow || node.style == .flow
    switch node.kind {
    case .scalar:
      let start = offset(of: node)
      ends[start] = end(of: node, from: start, parentIndent: parentIndent)
    case .sequence:
      for element in node.elements {
        let column = inFlow ? parentIndent : note(element, at: dash(before: offset(of: element)))
        collect(element, parentIndent: column, inFlow: inFlow)
      }
    case .mapping:
      for field in node.fields {
        let column = inFlow ? parentIndent : note(field.key, at: offset(of: field.key))
        collect(field.key, parentIndent: column, inFlow: inFlow)
        collect(field.value, parentIndent: column, inFlow: inFlow)
      }
    }
  }

  private func offset(of node: Node) -> Int { min(max(0, Int(node.position.offset) - Int(base)), bytes.count) }

  private mutating func note(_ node: Node, at offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    items.append(Item(node: node, offset: offset, column: offset - start))
    return offset - start
  }

  private func dash(before offset: Int) -> Int {
    var place = min(offset, bytes.count) - 1
    while place > 0, bytes[place] != UInt8(ascii: "-") { place -= 1 }
    return max(place, 0)
  }

  /// Where a scalar ends.
  private func end(of node: Node, from start: Int, parentIndent: Int) -> Int {
    switch node.style {
    case .singleQuoted:
      var place = start + 1
      while place < bytes.count {
        if bytes[place] == UInt8(ascii: "'") {
          guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "'") else { break }
          place += 1
        }
        place += 1
      }
      return min(place + 1, bytes.count)
    case .doubleQuoted:
      var place = start + 1
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
      }
      return min(place + 1, bytes.count)
    case .literal, .folded:
      var line = endOfLine(start)
      while line + 1 < bytes.count {
        let content = bytes[(line + 1)...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
        let isInside =
          content >= bytes.count || bytes[content] == UInt8(ascii: "\n") || content - line - 1 > parentIndent
        guard isInside else { break }
        line = endOfLine(line + 1)
      }
      return line
    case .plain, .flow:
      return min(start + node.bytes.count, bytes.count)
    }
  }

  private func endOfLine(_ offset: Int) -> Int {
    guard offset < bytes.count else { return bytes.count }
    return bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  // MARK: Comments

  /// Goes through the text once. The rules are those of go-yaml's `yaml_parser_scan_comments`.
  private mutating func scan() {
    var pending = Pending()
    var place = 0
    while place < bytes.count {
      let lineStart = place
      while place < bytes.count, bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t") { place += 1 }
      let lineEnd = endOfLine(place)
      if place >= lineEnd {
        meetEmptyLine(&pending)
      } else {
        let column = place - lineStart
        // What stands further left than the content above ends a comment that does not stand there too.
        if column < indent, column != pending.column { addFoot(&pending, owner: pending.followsFoot ? nil : item) }
        if bytes[place] == UInt8(ascii: "#") {
          pending.add(text(place..<lineEnd), column: column)
        } else {
          addHead(&pending)
          place = scanContent(from: place)
          pending = Pending(followsContent: true)
          continue
        }
      }
      place = lineEnd + 1
    }
    meetEmptyLine(&pending)
    if !pending.lines.isEmpty { comments.append((.documentFoot, pending.trimmed)) }
  }

  /// Comment lines of which it is not known yet what they belong to.
  private struct Pending {
    var lines: [String] = []
    /// Of the first line.
    var column = 0
    /// Whether the first line stands right below a line of content.
    var isBelowContent = false
    /// Whether there was no empty line and no comment yet below the content.
    var followsContent = false
    var sawEmptyLine = false
    /// Whether a comment above, without content between, belongs to what comes before.
    var followsFoot = false

    init(followsContent: Bool = false) { self.followsContent = followsContent }

    mutating func add(_ line: String, column: Int) {
      if lines.isEmpty { (self.column, isBelowContent) = (column, followsContent) }
      lines.append(line)
      followsContent = false
    }

    var trimmed: [String] { lines.last == "" ? Array(lines.dropLast()) : lines }
  }

  /// The level of the block that the last item stands in.
  private var indent: Int { item >= 0 ? items[item].column : 0 }

  private mutating func meetEmptyLine(_ pending: inout Pending) {
    let isFirst = !pending.sawEmptyLine
    pending.followsContent = false
    pending.sawEmptyLine = true
    guard !pending.lines.isEmpty else { return }
    if isFirst, item >= 0, pending.isBelowContent && !endedInColon || pending.column < indent {
      addFoot(&pending, owner: nil)
    } else if pending.lines.last != "" {
      pending.lines.append("")
    }
  }

  /// - Parameter owner: the item that the comment belongs to; nil for the one at its column.
  private mutating func addFoot(_ pending: inout Pending, owner: Int?) {
    guard !pending.lines.isEmpty, item >= 0 else { return }
    comments.append((.foot(owner ?? self.owner(atColumn: pending.column)), pending.trimmed))
    pending.lines = []
    pending.followsFoot = true
  }

  private mutating func addHead(_ pending: inout Pending) {
    guard !pending.lines.isEmpty, item + 1 < items.count else { return }
    var lines = pending.lines
    if item < 0, let last = lines.lastIndex(of: "") {
      comments.append((.documentHead, Array(lines[..<last])))
      lines = Array(lines[(last + 1)...])
    }
    if lines.last == "" { lines.removeLast() }
    if !lines.isEmpty { comments.append((.head(item + 1), lines)) }
  }

  /// The item that a comment below the last one belongs to: the last that stands no further right.
  private func owner(atColumn column: Int) -> Int {
    openItems.last { items[$0].column <= column } ?? openItems[0]
  }

  private mutating func beginItem() {
    item += 1
    while let last = openItems.last, items[last].column >= items[item].column { openItems.removeLast() }
    openItems.append(item)
  }

  /// Passes over a line of content, and those that its last scalar goes on to.
  ///
  /// - Returns: where the next line begins.
  private mutating func scanContent(from start: Int) -> Int {
    var place = start
    endedInColon = false
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
      while item + 1 < items.count, items[item + 1].offset <= place { beginItem() }
      if bytes[place] == UInt8(ascii: "#"), place == start || bytes[place - 1] == UInt8(ascii: " ") {
        let end = endOfLine(place)
        addLineComment(place..<end)
        return end + 1
      }
      if bytes[place] != UInt8(ascii: " ") { endedInColon = bytes[place] == UInt8(ascii: ":") }
      guard let end = ends[place], end > place else {
        place += 1
        continue
      }
      if bytes[place] == UInt8(ascii: "|") || bytes[place] == UInt8(ascii: ">") {
        let header = place..<min(end, endOfLine(place))
        if let mark = bytes[header].firstIndex(of: UInt8(ascii: "#")) { addLineComment(mark..<header.upperBound) }
      }
      place = end
      endedInColon = false
    }
    return place + 1
  }

  private mutating func addLineComment(_ range: Range<Int>) {
    if item >= 0 { comments.append((.line(item), [text(range)])) }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes.extracting(range), as: UTF8.self)
  }
}
