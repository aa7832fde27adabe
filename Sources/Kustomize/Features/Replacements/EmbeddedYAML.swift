import Diagnostics
import YAML

/// Writes a document in the styles in which it was read, as go-yaml v3 writes its nodes for kustomize: two spaces a
/// level, lists at the level of their key, no line folded.
struct EmbeddedYAML {
  private var output: [UInt8] = []
  private let untyped: Set<Node>
  private let comments: EmbeddedComments
  /// The level of the comment below an item that was written last: an empty line follows on that level.
  private var footIndent: Int?
  /// The item whose line is being written.
  private var item: Node?
  private var writtenLineComments: Set<Node> = []

  /// - Parameter untyped: scalars whose type follows from their text.
  static func text(of node: Node, untyped: Set<Node> = [], comments: EmbeddedComments = .none) -> String {
    var writer = EmbeddedYAML(untyped: untyped, comments: comments)
    if !comments.documentHead.isEmpty {
      writer.writeComment(comments.documentHead, at: 0)
      writer.output.append(UInt8(ascii: "\n"))
    }
    writer.write(node, indent: -2, inFlow: false)
    writer.endLine()
    if !comments.documentFoot.isEmpty {
      writer.footIndent = 0
      writer.writeComment(comments.documentFoot, at: 0)
    }
    return String(decoding: writer.output, as: UTF8.self)
  }

  private init(untyped: Set<Node>, comments: EmbeddedComments) {
    (self.untyped, self.comments) = (untyped, comments)
  }

  // MARK: Nodes

  /// - Parameters:
  ///   - indent: the level of the mapping or sequence that the node stands in.
  ///   - afterDash: whether a block begins on the line of the dash before it.
  private mutating func write(_ node: Node, indent: Int, inFlow: Bool, afterDash: Bool = false) {
    if node.isScalar {
      writeScalar(node, indent: indent, inFlow: inFlow, isKey: false)
    } else if inFlow || node.style == .flow || node.isEmptyCollection {
      writeFlow(node, indent: max(indent, 0))
    } else if node.isSequence {
      writeSequence(node, at: indent + 2, afterDash: afterDash)
    } else {
      writeMapping(node, at: indent + 2, afterDash: afterDash)
    }
  }

  private mutating func writeSequence(_ node: Node, at indent: Int, afterDash: Bool) {
    var afterDash = afterDash
    for element in node.elements {
      startItem(element, at: indent, afterDash: afterDash)
      afterDash = false
      output.append(UInt8(ascii: "-"))
      item = element
      write(element, indent: indent, inFlow: false, afterDash: true)
      endItem(element, at: indent)
    }
  }

  private mutating func writeMapping(_ node: Node, at indent: Int, afterDash: Bool) {
    var afterDash = afterDash
    for field in node.fields {
      startItem(field.key, at: indent, afterDash: afterDash)
      afterDash = false
      writeKey(field.key, indent: indent, inFlow: false)
      item = field.key
      if !field.value.isScalar, field.value.style != .flow { writeLineComment(of: field.key) }
      if field.value.isSequence, field.value.style != .flow, !field.value.isEmptyCollection {
        writeSequence(field.value, at: indent, afterDash: false)
      } else {
        write(field.value, indent: indent, inFlow: false)
      }
      endItem(field.key, at: indent)
    }
  }

  private mutating func writeFlow(_ node: Node, indent: Int) {
    separate()
    var isFirst = true
    output.append(node.isSequence ? UInt8(ascii: "[") : UInt8(ascii: "{"))
    func separator() -> [UInt8] { isFirst ? [] : [UInt8(ascii: ",")] }
    for element in node.elements {
      output += separator()
      write(element, indent: indent, inFlow: true)
      isFirst = false
    }
    for field in node.fields {
      output += separator()
      writeKey(field.key, indent: indent, inFlow: true)
      write(field.value, indent: indent, inFlow: true)
      isFirst = false
    }
    output.append(node.isSequence ? UInt8(ascii: "]") : UInt8(ascii: "}"))
  }

  /// A key and its colon. A key that is long or has several lines takes a question mark.
  private mutating func writeKey(_ key: Node, indent: Int, inFlow: Bool) {
    let isSimple = key.isScalar ? key.bytes.count <= 128 && !ScalarForm(key.bytes).hasBreaks : key.isEmptyCollection
    if isSimple {
      if key.isScalar {
        writeScalar(key, indent: indent, inFlow: inFlow, isKey: true)
      } else {
        write(key, indent: indent, inFlow: inFlow)
      }
    } else {
      separate()
      output.append(UInt8(ascii: "?"))
      write(key, indent: indent, inFlow: inFlow, afterDash: true)
      if inFlow { separate() } else { startLine(at: indent) }
    }
    output.append(UInt8(ascii: ":"))
  }

  // MARK: Scalars

  private mutating func writeScalar(_ node: Node, indent: Int, inFlow: Bool, isKey: Bool) {
    let bytes = node.bytes
    let form = ScalarForm(bytes)
    var style = node.style
    if !untyped.contains(node) {
      let resolved = resolvePlainScalar(bytes)
      if node.tag == .string {
        if style == .plain, resolved != .string { style = .doubleQuoted }
      } else if resolved != node.tag, let name = node.tag.shortName {
        separate()
        output.append(contentsOf: name.utf8)
      }
    }
    if form.hasBreaks, node.style == .plain, bytes.contains(UInt8(ascii: "\n")) { style = .literal }
    let isEmptyInFlow = bytes.isEmpty && (inFlow || isKey)
    if style == .plain, isEmptyInFlow || !(inFlow ? form.allowsFlowPlain : form.allowsPlain) { style = .singleQuoted }
    if style == .singleQuoted, !form.allowsSingleQuotes { style = .doubleQuoted }
    if style == .literal || style == .folded, inFlow || isKey || !form.allowsBlock { style = .doubleQuoted }
    switch style {
    case .singleQuoted: writeSingleQuoted(bytes, indent: indent + 2)
    case .doubleQuoted: writeDoubleQuoted(node.string)
    case .literal: writeBlock(bytes, "|", indent: indent + 2)
    case .folded: writeBlock(bytes, ">", indent: indent + 2)
    case .plain, .flow:
      if !bytes.isEmpty { separate() }
      output.append(contentsOf: bytes)
    }
  }

  private mutating func writeSingleQuoted(_ bytes: ByteSpan, indent: Int) {
    separate()
    output.append(UInt8(ascii: "'"))
    var afterBreak = false
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        output.append(contentsOf: repeatElement(byte, count: afterBreak ? 1 : 2))
        afterBreak = true
        continue
      }
      if afterBreak { output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent)) }
      afterBreak = false
      output.append(contentsOf: repeatElement(byte, count: byte == UInt8(ascii: "'") ? 2 : 1))
    }
    output.append(UInt8(ascii: "'"))
  }

  private mutating func writeDoubleQuoted(_ text: String) {
    separate()
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if let escape = ScalarForm.escape(scalar) {
        output.append(contentsOf: escape.utf8)
      } else {
        output.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func writeBlock(_ bytes: ByteSpan, _ indicator: StaticString, indent: Int) {
    let newline = UInt8(ascii: "\n")
    separate()
    output.append(indicator.utf8Start.pointee)
    if bytes.first == UInt8(ascii: " ") || bytes.first == newline { output.append(UInt8(ascii: "2")) }
    if bytes.last != newline {
      output.append(UInt8(ascii: "-"))
    } else if bytes.count == 1 || bytes[bytes.count - 2] == newline {
      output.append(UInt8(ascii: "+"))
    }
    if let item { writeLineComment(of: item) }
    endLine()
    let isFolded = indicator.utf8Start.pointee == UInt8(ascii: ">")
    // go-yaml looks at the text's beginning here, not at the line.
    let firstVisible = bytes.first { $0 != newline }
    let doublesBreaks = isFolded && firstVisible.map { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? false
    var afterBreak = true
    var lineIsIndented = true
    for byte in bytes {
      if byte == newline {
        if doublesBreaks, !afterBreak, !lineIsIndented { output.append(newline) }
        output.append(newline)
        afterBreak = true
        continue
      }
      if afterBreak {
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(indent, 2)))
        lineIsIndented = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      }
      afterBreak = false
      output.append(byte)
    }
  }

  // MARK: Lines

  /// Goes to an item's place: on the line of the dash that it follows, or on one of its own.
  private mutating func startItem(_ item: Node, at indent: Int, afterDash: Bool) {
    if afterDash { return output.append(UInt8(ascii: " ")) }
    if let head = comments.heads[item] { writeComment(head, at: indent) }
    startLine(at: indent)
  }

  /// Closes an item: the comments on its line and below it.
  private mutating func endItem(_ item: Node, at indent: Int) {
    writeLineComment(of: item)
    guard let foot = comments.feet[item] else { return }
    writeComment(foot, at: indent)
    footIndent = indent
  }

  private mutating func startLine(at indent: Int) {
    endLine()
    if footIndent == indent { output.append(UInt8(ascii: "\n")) }
    footIndent = nil
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func writeComment(_ lines: [String], at indent: Int) {
    for line in lines {
      if line.isEmpty {
        output.append(UInt8(ascii: "\n"))
      } else {
        startLine(at: indent)
        output.append(contentsOf: line.utf8)
        endLine()
      }
    }
  }

  /// The comment on an item's line, once.
  private mutating func writeLineComment(of item: Node) {
    guard let comment = comments.lines[item], writtenLineComments.insert(item).inserted else { return }
    separate()
    output.append(contentsOf: comment.utf8)
    endLine()
  }

  private mutating func endLine() {
    if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
  }

  /// A space, where something stands before on the line.
  private mutating func separate() {
    switch output.last {
    case nil, UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "["), UInt8(ascii: "{"): break
    default: output.append(UInt8(ascii: " "))
    }
  }
}
