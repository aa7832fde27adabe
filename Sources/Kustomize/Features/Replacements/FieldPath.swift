import Kubernetes
import YAML

/// A path to fields of a resource, as replacements and vars write it: `spec.containers.[name=web].env.0.value`.
///
/// A dot that belongs to a key is escaped (`a\.b`) or stands in brackets (`[a.b]`).
package struct FieldPath {
  /// Where it is written; nil for the default.
  package let node: Node?
  package let text: String
  package let parts: [Part]
  /// The parts as a source or a var is looked up with them: without spaces around them, and none empty.
  let lookupParts: [Part]

  package enum Part {
    case field(String)
    case index(Int)
    /// The elements with a value at a key; without a key, those that are the value.
    case element(key: String, value: String, pattern: ElementPattern)
    case every
    /// In brackets, without `=`.
    case malformed(String)
  }

  /// The path that is meant where none is given.
  package static let defaultText = "metadata.name"

  /// - Parameter node: nil, or an empty text, for the default.
  package init(orDefault node: Node?) {
    if let node, !node.bytes.isEmpty { self.init(node.string, at: node) } else { self.init(Self.defaultText) }
  }

  package init(_ text: String, at node: Node? = nil) {
    self.init(pieces: Self.split(text), text: text, at: node)
  }

  /// A path that is split already.
  init(pieces: [String], text: String, at node: Node?) {
    self.node = node
    self.text = text
    parts = pieces.map(Self.part)
    let isClean = pieces.allSatisfy { !$0.isEmpty && !$0.utf8.contains { $0 <= UInt8(ascii: " ") || $0 >= 0x80 } }
    lookupParts = isClean ? parts : pieces.map(\.trimmingSpace).filter { !$0.isEmpty }.map(Self.part)
  }

  private static func part(_ text: String) -> Part {
    if let index = Int(text), index >= 0 { return .index(index) }
    if text == "*" { return .every }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return .field(text) }
    let inside = text.dropLast().dropFirst()
    guard let equals = inside.firstIndex(of: "=") else { return .malformed(text) }
    let value = String(inside[inside.index(after: equals)...])
    return .element(key: String(inside[..<equals]), value: value, pattern: ElementPattern(value))
  }

  // MARK: Splitting

  /// Splits a path at its dots, but not at those that are escaped or stand in brackets.
  static func split(_ path: String) -> [String] {
    var parts: [String] = []
    var pieces = splitAtDots(path)[...]
    while let piece = pieces.popFirst() {
      guard piece.hasPrefix("["), !piece.hasSuffix("]") else {
        parts.append(piece)
        continue
      }
      var bracketed = piece
      while let next = pieces.popFirst() {
        bracketed += "." + next
        if next.hasSuffix("]") { break }
      }
      parts.append(bracketed.utf8.contains(UInt8(ascii: "=")) ? bracketed : trimmingBrackets(bracketed))
    }
    return parts
  }

  /// Splits at dots that no backslash precedes. A dot at the beginning counts for nothing.
  private static func splitAtDots(_ path: String) -> [String] {
    var pieces = path.split(separator: ".", omittingEmptySubsequences: false)[...]
    if pieces.count > 1, pieces.first == "" { pieces.removeFirst() }
    var parts: [String] = []
    for piece in pieces {
      // In place, as a path of many such dots would take the square of its length.
      if parts.last?.hasSuffix("\\") ?? false {
        parts[parts.count - 1].removeLast()
        parts[parts.count - 1] += "." + piece
      } else {
        parts.append(String(piece))
      }
    }
    return parts
  }

  private static func trimmingBrackets(_ text: String) -> String {
    var rest = text[...]
    while rest.first == "[" || rest.first == "]" { rest.removeFirst() }
    while rest.last == "[" || rest.last == "]" { rest.removeLast() }
    return String(rest)
  }
}
