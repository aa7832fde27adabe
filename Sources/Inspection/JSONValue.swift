import YAML

/// A JSON document to be printed, its fields in the order in which they are given.
package indirect enum JSONValue {
  case string(String)
  case number(Int)
  case boolean(Bool)
  case null
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])
  /// A value of a manifest, on one line.
  case node(Node)

  /// The document, two spaces a level, ended by a line feed.
  package var text: String {
    var out = ""
    write(into: &out, depth: 0)
    return out + "\n"
  }

  private func write(into out: inout String, depth: Int) {
    switch self {
    case .string(let text): out += jsonEscaped(text)
    case .number(let number): out += String(number)
    case .boolean(let value): out += value ? "true" : "false"
    case .null: out += "null"
    case .node(let node): out += Self.text(of: node)
    case .array(let values):
      Self.write(values.count, "[", "]", into: &out, depth) { values[$0].write(into: &$1, depth: depth + 1) }
    case .object(let fields):
      Self.write(fields.count, "{", "}", into: &out, depth) { i, out in
        out += jsonEscaped(fields[i].key) + ": "
        fields[i].value.write(into: &out, depth: depth + 1)
      }
    }
  }

  private static func write(
    _ count: Int, _ opening: String, _ closing: String, into out: inout String, _ depth: Int,
    _ element: (Int, inout String) -> Void
  ) {
    out += opening
    for i in 0..<count {
      out += (i > 0 ? ",\n" : "\n") + String(repeating: "  ", count: depth + 1)
      element(i, &out)
    }
    if count > 0 { out += "\n" + String(repeating: "  ", count: depth) }
    out += closing
  }

  private static func text(of node: Node) -> String {
    var writer = JSONWriter()
    guard (try? writer.write(node)) != nil else { return jsonEscaped(node.string) }
    return String(decoding: writer.output, as: UTF8.self)
  }
}
