import Diagnostics
import YAML

/// YAML or JSON within a string, such as a file in a ConfigMap's data, into which a field path may lead.
enum EmbeddedDocument {
  /// Writes a value to the fields of a document in a string that a path enters, and the string anew.
  ///
  /// JSON stays JSON, with sorted keys; YAML keeps its order, its styles and its comments.
  /// - Returns: false where the path enters no such string, or finds nothing there; nothing has changed then.
  static func write(
    _ value: Node, to path: FieldPath, _ options: Replacement.Options, of root: Node, at position: Position
  ) -> Bool {
    var untyped: Set<Node> = []
    guard let (scalar, rest) = enteredString(of: root, path), let document = parse(scalar),
      let matches = try? FieldMatcher.match(
        rest, in: document, creating: options.creates ? value.kind : nil, at: .nowhere, untyped: &untyped),
      !matches.isEmpty
    else { return false }
    let original = scalar.string
    let isJSON = [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(original.trimmingSpace.utf8.first)
    let comments = isJSON ? .none : EmbeddedComments(of: document, in: scalar.textRange)
    for match in matches {
      guard ReplacementWriter.put(value, into: match.node, options, at: .nowhere) else { return false }
    }
    let text: String?
    if isJSON {
      let isPretty = original.utf8.contains(UInt8(ascii: "\n")) && original.utf8.contains([0x20, 0x20])
      text = EmbeddedJSON.text(of: document, isPretty: isPretty, untyped: untyped)
    } else {
      text = EmbeddedYAML.text(of: document, untyped: untyped, comments: comments).trimmingSpace
    }
    guard let text else { return false }
    let isSecret = value.holdsSecret || scalar.isSecret
    if text != original { scalar.setText(text, at: position) }
    if isSecret { scalar.markSecret() }
    return true
  }

  /// The document in a scalar's text; nil where there is none, or the text is not YAML.
  static func parse(_ scalar: Node) -> Node? {
    // The text is in the store already: read it there.
    let file = SourceFile(path: "", range: scalar.textRange)
    return try? Reader.read(file, into: scalar.tree).first
  }

  /// The first string on a path's way that the path goes on behind, and the rest of the path.
  private static func enteredString(of root: Node, _ path: FieldPath) -> (Node, ArraySlice<FieldPath.Part>)? {
    var node = root
    for (index, part) in path.parts.enumerated() {
      if node.isScalar { return (node, path.parts[index...]) }
      // A path is looked up here as that of a source: what only a target can name is entered no further.
      guard let next = try? FieldPath.step(part, from: node) else { return nil }
      node = next
    }
    return nil
  }
}
