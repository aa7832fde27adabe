import Diagnostics
import YAML

/// Values of manifests as text for people.
enum ValueText {
  /// A value on one line: text as it is, in quotes only where it would not be read as text; collections as JSON. What a
  /// terminal would obey is shown.
  static func inline(_ node: Node) -> String { rawInline(node).visible }

  private static func rawInline(_ node: Node) -> String {
    guard node.isString else { return String(decoding: node.canonicalText, as: UTF8.self) }
    let bytes = node.bytes
    let needsQuotes =
      bytes.isEmpty || bytes.first == 0x20 || bytes.last == 0x20 || bytes.contains { $0 < 0x20 }
      || resolvePlainScalar(bytes) != .string
    return needsQuotes ? jsonEscaped(node.string) : node.string
  }

  /// Whether a value is text of several lines.
  static func isMultiline(_ node: Node) -> Bool {
    guard node.isString, let lineFeed = node.bytes.firstIndex(of: 0x0A) else { return false }
    return lineFeed < node.bytes.count - 1
  }

  /// The lines of a text, as they are: they are to be shown once they are compared.
  static func lines(_ node: Node) -> [String] {
    var lines = node.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The lines of a value as it stands in a manifest: they are to be shown once they are compared.
  static func yaml(_ node: Node) -> [String] {
    var writer = Writer()
    guard (try? writer.write(node)) != nil else { return [inline(node)] }
    var lines = String(decoding: writer.output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension Node {
  /// The value as it is printed, on one line: two values are the same where this is.
  package var canonicalText: [UInt8] {
    var writer = JSONWriter()
    guard (try? writer.write(self)) != nil else { return Array(bytes) }
    return writer.output
  }
}
