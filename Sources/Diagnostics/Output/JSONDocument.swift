/// A JSON document of ours that is written piece by piece: two spaces a level, each field and element on a line of its
/// own, or everything on one line.
///
/// A piece of an object is a field and has a name; that of a piece of an array, and of the document itself, is nil.
package struct JSONDocument: ~Copyable {
  private var output: [UInt8] = []
  private let isOnOneLine: Bool
  private var depth = 0
  /// Whether nothing stands yet in the object or array that is being written.
  private var isEmpty = true

  package init(isOnOneLine: Bool = false) { self.isOnOneLine = isOnOneLine }

  /// The document, ended by a line feed.
  package consuming func finished() -> [UInt8] {
    output.append(UInt8(ascii: "\n"))
    return output
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
    begin(name)
    text.withBytes { JSONText.append($0, to: &output) }
  }

  /// A text that may not be UTF-8: what is not gets replacement characters.
  package mutating func string(_ name: StaticString?, _ text: ByteSpan) {
    if text.isASCII {
      begin(name)
      JSONText.append(text, to: &output)
    } else {
      string(name, String(decoding: text, as: UTF8.self))
    }
  }

  package mutating func strings(_ name: StaticString?, _ texts: some Sequence<String>) {
    array(name) { json in
      for text in texts { json.string(nil, text) }
    }
  }

  package mutating func number(_ name: StaticString?, _ number: Int) {
    begin(name)
    output += String(number).utf8
  }

  package mutating func boolean(_ name: StaticString?, _ value: Bool) {
    begin(name)
    output += (value ? "true" : "false").utf8
  }

  package mutating func null(_ name: StaticString?) {
    begin(name)
    output += "null".utf8
  }

  /// A value that somebody else has written as JSON.
  package mutating func json(_ name: StaticString?, _ json: [UInt8]) {
    begin(name)
    json.withBytes { JSONText.appendJSON($0, to: &output) }
  }

  private mutating func collection(
    _ name: StaticString?, _ opening: UInt8, _ closing: UInt8, _ pieces: (inout JSONDocument) throws -> Void
  ) rethrows {
    begin(name)
    output.append(opening)
    depth += 1
    isEmpty = true
    try pieces(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    isEmpty = false
    output.append(closing)
  }

  private mutating func begin(_ name: StaticString?) {
    guard depth > 0 else { return }
    if !isEmpty { output.append(UInt8(ascii: ",")) }
    isEmpty = false
    breakLine()
    guard let name else { return }
    output.append(UInt8(ascii: "\""))
    output += name.bytes
    output += (isOnOneLine ? "\":" : "\": ").utf8
  }

  private mutating func breakLine() {
    guard !isOnOneLine else { return }
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }
}
