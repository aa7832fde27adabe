import Diagnostics

/// Writes nodes as Go's encoding/json writes what kustomize has decoded of them: keys sorted by their bytes, `<`, `>`
/// and `&` escaped, numbers normalised.
package struct JSONWriter: ~Copyable {
  var buffer = WriterBuffer()
  private var keys = WriterKeys()
  private let indentation: Int?

  /// - Parameter indentation: how many spaces a level is indented, each element on a line of its own; nil for
  ///   everything on one line without any space.
  package init(indentation: Int? = nil) { self.indentation = indentation }

  /// All that was written.
  package var output: [UInt8] { Array(buffer.bytes) }

  /// Gives access to all that was written without copying it.
  package func withOutput<Result>(_ body: (ByteSpan) throws -> Result) rethrows -> Result {
    try body(buffer.bytes)
  }

  /// Writes a value, without a line break behind it.
  ///
  /// - Throws: `Diagnostic` for what JSON cannot say, or there is no memory for. Nothing is written then.
  package mutating func write(_ root: Node) throws {
    let start = buffer.count
    do {
      try value(root, depth: 0, inFlow: false)
      if buffer.isFull { throw Diagnostic.noMemory(for: "the output") }
    } catch {
      buffer.truncate(to: start)
      keys.removeAll()
      throw error
    }
  }

  private mutating func value(_ node: Node, depth: Int, inFlow: Bool) throws {
    switch node.kind {
    case .scalar: try scalar(node, inFlow: inFlow)
    case .mapping: try mapping(node, depth: depth, inFlow: inFlow || node.style == .flow)
    case .sequence: try sequence(node, depth: depth, inFlow: inFlow || node.style == .flow)
    }
  }

  private mutating func scalar(_ node: Node, inFlow: Bool) throws {
    switch try node.scalarValue(inFlow: inFlow) {
    case .null: buffer.append("null")
    case .boolean(let value): buffer.append(value ? "true" : "false")
    case .integer(let value): buffer.append(value)
    case .float(let value): buffer.append(GoFloat(value).json)
    case .text: try string(node.bytes, of: node)
    case .made(let bytes): try bytes.withBytes { try string($0, of: node) }
    }
  }

  private mutating func string(_ text: ByteSpan, of node: Node) throws {
    guard buffer.appendJSONString(text) || node.tag == .binary else { throw Diagnostic.invalidUTF8(node) }
  }

  private mutating func mapping(_ node: Node, depth: Int, inFlow: Bool) throws {
    buffer.append(UInt8(ascii: "{"))
    let range = keys.pushByBytes(node)
    for i in range {
      if i > range.lowerBound { buffer.append(UInt8(ascii: ",")) }
      breakLine(depth + 1)
      let key = node.tree.node(keys[i])
      if key.tag != .string { try key.checkKey(isRoot: depth == 0) }
      try string(key.bytes, of: key)
      buffer.append(UInt8(ascii: ":"))
      if indentation != nil { buffer.append(UInt8(ascii: " ")) }
      try value(node.tree.node(key.record.next), depth: depth + 1, inFlow: inFlow)
    }
    if !range.isEmpty { breakLine(depth) }
    keys.pop(range)
    buffer.append(UInt8(ascii: "}"))
  }

  private mutating func sequence(_ node: Node, depth: Int, inFlow: Bool) throws {
    buffer.append(UInt8(ascii: "["))
    var isFirst = true
    for element in node.elements {
      if !isFirst { buffer.append(UInt8(ascii: ",")) }
      isFirst = false
      breakLine(depth + 1)
      try value(element, depth: depth + 1, inFlow: inFlow)
    }
    if !isFirst { breakLine(depth) }
    buffer.append(UInt8(ascii: "]"))
  }

  @inline(__always)
  private mutating func breakLine(_ depth: Int) {
    guard let indentation else { return }
    buffer.append(UInt8(ascii: "\n"))
    buffer.appendSpaces(indentation * depth)
  }
}

extension Tree {
  /// A value of the tree as JSON.
  ///
  /// - Parameter indentation: of a level, in spaces; nil for one line.
  /// - Throws: `Diagnostic` for what JSON cannot say.
  package func json(_ root: Node, indentation: Int? = nil) throws -> [UInt8] {
    var writer = JSONWriter(indentation: indentation)
    try writer.write(root)
    return writer.output
  }
}
