import Diagnostics

/// A JSON document that is written piece by piece: two spaces a level, each field and element on a line, the values of
/// manifests on one.
///
/// A piece of an object is a field and has a name; that of a piece of an array, and of the document itself, is nil.
package struct JSONDocument: ~Copyable {
  private var writer = JSONWriter()
  private var depth = 0
  /// Whether nothing stands yet in the object or array that is being written.
  private var isEmpty = true

  package init() {}

  /// The document, ended by a line feed.
  package consuming func finished() -> [UInt8] {
    writer.buffer.append(UInt8(ascii: "\n"))
    return writer.output
  }

  package mutating func object(
    _ name: StaticString? = nil, _ fields: (inout JSONDocument) throws -> Void
  ) rethrows {
    try collection(name, UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
  }

  package mutating func array(
    _ name: StaticString? = nil, _ elements: (inout JSONDocument) throws -> Void
  ) rethrows {
    try collection(name, UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  package mutating func string(_ name: StaticString?, _ text: String) {
    text.withBytes { string(name, $0) }
  }

  package mutating func string(_ name: StaticString?, _ text: ByteSpan) {
    begin(name)
    writer.buffer.appendJSONString(text)
  }

  package mutating func number(_ name: StaticString?, _ number: Int) {
    begin(name)
    writer.buffer.append(.signed(Int64(number)))
  }

  package mutating func boolean(_ name: StaticString?, _ value: Bool) {
    begin(name)
    writer.buffer.append(value ? "true" : "false")
  }

  package mutating func null(_ name: StaticString?) {
    begin(name)
    writer.buffer.append("null")
  }

  /// A value of a manifest; as its text where JSON cannot say it.
  package mutating func node(_ name: StaticString?, _ node: Node) {
    begin(name)
    do { try writer.write(node) } catch { writer.buffer.appendJSONString(node.bytes) }
  }

  private mutating func collection(
    _ name: StaticString?, _ opening: UInt8, _ closing: UInt8, _ pieces: (inout JSONDocument) throws -> Void
  ) rethrows {
    begin(name)
    writer.buffer.append(opening)
    depth += 1
    isEmpty = true
    try pieces(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    isEmpty = false
    writer.buffer.append(closing)
  }

  private mutating func begin(_ name: StaticString?) {
    guard depth > 0 else { return }
    if !isEmpty { writer.buffer.append(UInt8(ascii: ",")) }
    isEmpty = false
    breakLine()
    guard let name else { return }
    writer.buffer.append(UInt8(ascii: "\""))
    writer.buffer.append(name)
    writer.buffer.append("\": ")
  }

  private mutating func breakLine() {
    writer.buffer.append(UInt8(ascii: "\n"))
    writer.buffer.appendSpaces(2 * depth)
  }
}
