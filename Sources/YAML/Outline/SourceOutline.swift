import CLibYAML
import Diagnostics

/// Reads where the nodes of a text begin and end, for what changes the text itself: comments, quotes and blank lines are
/// whatever lies between them.
///
/// The text is one that `Reader` has read before: what is wrong with it has been told.
package struct SourceOutline: ~Copyable {
  private let text: ByteSpan
  private let parser: LibYAMLParser
  private var offsets: CharacterOffsets
  private var open: [Frame] = []
  private var root: SourceNode?

  /// A collection whose end has not come yet.
  private struct Frame {
    var node: SourceNode
    var key: SourceNode?
    var fields: [SourceField] = []
    var elements: [SourceNode] = []
    var isMapping: Bool
  }

  /// - Returns: the root of the first document; nil where there is nothing in it, or the text cannot be read.
  package static func read(_ text: [UInt8]) -> SourceNode? {
    text.withBytes { bytes in
      guard var outline = SourceOutline(bytes) else { return nil }
      return outline.read()
    }
  }

  private init?(_ text: ByteSpan) {
    self.text = text
    offsets = CharacterOffsets(text)
    guard let parser = LibYAMLParser(text) else { return nil }
    self.parser = parser
  }

  private mutating func read() -> SourceNode? {
    while parser.next() {
      defer { parser.discardEvent() }
      switch parser.event.pointee.type {
      case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return root
      case YAML_SCALAR_EVENT: add(scalar())
      case YAML_ALIAS_EVENT:
        add(SourceNode(.alias(LibYAMLParser.string(parser.event.pointee.data.alias.anchor) ?? ""), range: range))
      case YAML_MAPPING_START_EVENT:
        let start = parser.event.pointee.data.mapping_start
        begin(
          isMapping: true, isFlow: start.style == YAML_FLOW_MAPPING_STYLE, LibYAMLParser.string(start.anchor),
          LibYAMLParser.string(start.tag))
      case YAML_SEQUENCE_START_EVENT:
        let start = parser.event.pointee.data.sequence_start
        begin(
          isMapping: false, isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE, LibYAMLParser.string(start.anchor),
          LibYAMLParser.string(start.tag))
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: end()
      default: break
      }
    }
    return nil
  }

  private mutating func add(_ node: SourceNode) {
    guard !open.isEmpty else {
      if !(node.range.isEmpty && node.isNull) { root = node }
      return
    }
    let top = open.count - 1
    if !open[top].isMapping {
      open[top].elements.append(node)
    } else if let key = open[top].key {
      open[top].fields.append(SourceField(key: key, value: node))
      open[top].key = nil
    } else {
      open[top].key = node
    }
  }

  // MARK: Collections

  private mutating func begin(
    isMapping: Bool, isFlow: Bool, _ anchor: String?, _ tag: String?
  ) {
    let start = isFlow ? afterProperties(range.lowerBound) : range.lowerBound
    open.append(
      Frame(
        node: SourceNode(
          isMapping ? .mapping([]) : .sequence([]), style: isFlow ? .flow : .plain, range: start..<start,
          anchor: anchor, tag: tag),
        isMapping: isMapping))
  }

  private mutating func end() {
    var frame = open.removeLast()
    frame.node.content = frame.isMapping ? .mapping(frame.fields) : .sequence(frame.elements)
    var (start, end) = (frame.node.range.lowerBound, range.upperBound)
    if frame.node.style != .flow {
      let last = frame.isMapping ? frame.fields.last?.value : frame.elements.last
      end = max(start, last?.range.upperBound ?? start)
      // An anchor or a tag may stand on the line above.
      if frame.node.anchor != nil || frame.node.tag != nil { start = afterProperties(start) }
    }
    frame.node.range = start..<max(start, end)
    add(frame.node)
  }

  // MARK: Scalars

  private mutating func scalar() -> SourceNode {
    let scalar = parser.event.pointee.data.scalar
    let value = String(decoding: ByteSpan(start: scalar.value, count: scalar.length), as: UTF8.self)
    let style: ScalarStyle =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    var range = range
    if scalar.anchor != nil || scalar.tag != nil {
      let start = min(afterProperties(range.lowerBound), range.upperBound)
      range = start..<range.upperBound
    }
    if style == .literal || style == .folded { range = range.lowerBound..<blockEnd(range) }
    return SourceNode(
      .scalar(value), style: style, range: range, anchor: LibYAMLParser.string(scalar.anchor),
      tag: LibYAMLParser.string(scalar.tag))
  }

  /// Behind the last character of a block. Empty lines below it are its own only where a `+` keeps them.
  private func blockEnd(_ range: Range<Int>) -> Int {
    let header = text[range].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "#") }
    var end = range.upperBound
    if header.contains(UInt8(ascii: "+")) { return end }
    while end > range.lowerBound, Self.isSpace(text[end - 1]) { end -= 1 }
    return end
  }

  // MARK: Places

  private var range: Range<Int> {
    mutating get {
      let start = offsets.byte(at: parser.event.pointee.start_mark.index)
      return start..<max(start, offsets.byte(at: parser.event.pointee.end_mark.index))
    }
  }

  /// Where a node itself begins, behind its anchor and its tag.
  private func afterProperties(_ start: Int) -> Int {
    var i = start
    while i < text.count, text[i] == UInt8(ascii: "&") || text[i] == UInt8(ascii: "!") {
      while i < text.count, !Self.isSpace(text[i]) { i += 1 }
      while i < text.count, Self.isSpace(text[i]) { i += 1 }
    }
    return i
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
