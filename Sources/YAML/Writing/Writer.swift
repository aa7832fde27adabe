import Diagnostics

/// Writes resources as `kustomize build` prints them.
///
/// kustomize turns a resource into JSON by way of go-yaml v3, reads that with goyaml v2 and has v2 write it: keys
/// sorted, sequences not indented under their key, text quoted, folded at 80 columns or set as a literal block by
/// v2's rules. The writer does all of it in one walk of the tree.
///
/// ```
/// kind: Widget          mapping(indent 0)
/// spec:                   value is a mapping: indent + 2
///   args:                   value is a sequence: its dashes at the key's own indent
///   - a                       text(indent + 2, where a folded line goes on)
///   - b: 1                    mapping(indent + 2), on the line of the dash
///   ? |-                    key of several lines, or of more than 128 bytes
///     x
///     y
///   : - 1                     its value starts on the line of the colon
/// ```
package struct Writer: ~Copyable {
  var buffer: WriterBuffer
  /// Where the line begins that is being written.
  var lineStart = 0
  /// The text last written ended its line itself.
  var endedLine = false
  let classes = CharacterClasses()
  private var keys = WriterKeys()
  private var documents: Int
  /// Which node begins where in the output, in order: each key, and each element of a list. Kept only if asked for.
  package private(set) var marks: [WriterMark] = []
  private let recordsMarks: Bool

  /// - Parameters:
  ///   - limit: how many bytes may be written.
  ///   - goesOn: whether what is written stands behind other documents.
  package init(recordsMarks: Bool = false, limit: Int = .max, goesOn: Bool = false) {
    self.recordsMarks = recordsMarks
    documents = goesOn ? 1 : 0
    buffer = WriterBuffer(limit: limit)
  }

  /// All that was written.
  package var output: [UInt8] { Array(buffer.bytes) }

  /// How many bytes were written.
  package var count: Int { buffer.count }

  /// Gives access to all that was written without copying it.
  package func withOutput<Result>(_ body: (ByteSpan) throws -> Result) rethrows -> Result {
    try body(buffer.bytes)
  }

  /// Writes a document, with `---` before all but the first.
  ///
  /// - Throws: `Diagnostic` for what kustomize cannot print, or there is no memory for. Nothing is written then.
  package mutating func write(_ root: Node) throws {
    let start = buffer.count
    if documents > 0 { buffer.append("---\n") }
    lineStart = buffer.count
    do {
      try value(root, indent: 0, place: .line, inFlow: false)
      if buffer.isFull { throw Diagnostic.noMemory(for: "the output") }
      documents += 1
    } catch {
      buffer.truncate(to: start)
      keys.removeAll()
      endedLine = false
      throw error
    }
  }

  /// What stands before a value on its line.
  private enum Place {
    /// The indentation: nothing else.
    case line
    /// A dash, or the colon behind a key of several lines. A collection begins on the same line.
    case indicator
    /// A key. A collection begins on the next line.
    case key
  }

  /// Writes a value and the end of its line.
  ///
  /// - Parameter indent: of what the value stands in; of itself for a root.
  private mutating func value(_ node: Node, indent: Int, place: Place, inFlow: Bool) throws {
    switch node.kind {
    case .scalar:
      if place != .line { buffer.append(UInt8(ascii: " ")) }
      try scalar(node, indent: indent + 2, inFlow: inFlow)
      endLine()
    case .mapping:
      guard node.record.first != 0 else { return emptyCollection("{}", place) }
      let inFlow = inFlow || node.style == .flow
      switch place {
      case .line: return try mapping(node, indent: indent, isRoot: true, inFlow: inFlow)
      case .indicator: buffer.append(UInt8(ascii: " "))
      case .key:
        endLine()
        buffer.appendSpaces(indent + 2)
      }
      try mapping(node, indent: indent + 2, isRoot: false, inFlow: inFlow)
    case .sequence:
      guard node.record.first != 0 else { return emptyCollection("[]", place) }
      let inFlow = inFlow || node.style == .flow
      switch place {
      case .line: try sequence(node, indent: indent, inFlow: inFlow)
      case .indicator:
        buffer.append(UInt8(ascii: " "))
        try sequence(node, indent: indent + 2, inFlow: inFlow)
      case .key:
        endLine()
        buffer.appendSpaces(indent)
        try sequence(node, indent: indent, inFlow: inFlow)
      }
    }
  }

  private mutating func emptyCollection(_ brackets: StaticString, _ place: Place) {
    if place != .line { buffer.append(UInt8(ascii: " ")) }
    buffer.append(brackets)
    endLine()
  }

  @inline(__always)
  private mutating func endLine() {
    if endedLine { endedLine = false } else { buffer.append(UInt8(ascii: "\n")) }
    lineStart = buffer.count
  }

  /// Writes a sequence's elements, the first where the line has come to.
  private mutating func sequence(_ node: Node, indent: Int, inFlow: Bool) throws {
    var isFirst = true
    for element in node.elements {
      if !isFirst { buffer.appendSpaces(indent) }
      isFirst = false
      if recordsMarks { marks.append(WriterMark(offset: buffer.count, node: element, isKey: false)) }
      buffer.append(UInt8(ascii: "-"))
      try value(element, indent: indent, place: .indicator, inFlow: inFlow)
    }
  }

  /// Writes a mapping's fields, the first where the line has come to.
  private mutating func mapping(_ node: Node, indent: Int, isRoot: Bool, inFlow: Bool) throws {
    let range = keys.push(node)
    for i in range {
      if i > range.lowerBound { buffer.appendSpaces(indent) }
      let key = node.node(keys[i])
      try field(key, node.node(key.record.next), indent: indent, isRoot: isRoot, inFlow: inFlow)
    }
    keys.pop(range)
  }

  @inline(__always)
  private mutating func field(_ key: Node, _ value: Node, indent: Int, isRoot: Bool, inFlow: Bool) throws {
    if key.tag != .string { try key.checkKey(isRoot: isRoot) }
    if recordsMarks { marks.append(WriterMark(offset: buffer.count, node: key, isKey: true)) }
    let text = key.bytes
    let (all, first) = classes.of(text)
    if all & ~CharacterClasses.simpleLine == 0, text.count <= 128 {
      simpleLine(text, all: all, first: first, indent: indent + 2, isSimpleKey: true)
    } else if try anyText(text, all: all, of: key, indent: indent + 2, place: .key) == .explicitKey {
      endLine()
      buffer.appendSpaces(indent)
      buffer.append(UInt8(ascii: ":"))
      return try self.value(value, indent: indent, place: .indicator, inFlow: inFlow)
    }
    buffer.append(UInt8(ascii: ":"))
    try self.value(value, indent: indent, place: .key, inFlow: inFlow)
  }
}

/// A place in a writer's output, and the key or the element of a list that begins there.
package struct WriterMark {
  package var offset: Int
  package var node: Node
  package var isKey: Bool

  /// The value that stands there: a key's, or the element.
  package var value: Node { isKey ? node.node(node.record.next) : node }
}

extension Node {
  /// Refuses a key that is no string. A key with nothing in it is an empty string, and at the root of a resource any
  /// scalar but null is read as a string.
  func checkKey(isRoot: Bool) throws {
    switch tag {
    case .string, .merge: return
    case .null where bytes.isEmpty && style == .plain: return
    case .null, .binary, .mapping, .sequence: throw Diagnostic.unsupportedKey(self)
    case .integer, .float, .boolean, .timestamp, .custom:
      guard isRoot else { throw Diagnostic.unsupportedKey(self) }
      if tag != .float { _ = try scalarValue() }
    }
  }
}
