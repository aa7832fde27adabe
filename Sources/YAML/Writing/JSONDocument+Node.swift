import Diagnostics

extension JSONDocument {
  /// A value of a manifest, on one line; as its text where JSON cannot say it.
  package mutating func node(_ name: StaticString?, _ node: Node) {
    var writer = JSONWriter()
    do {
      try writer.write(node)
      json(name, writer.output)
    } catch {
      string(name, node.bytes)
    }
  }
}
