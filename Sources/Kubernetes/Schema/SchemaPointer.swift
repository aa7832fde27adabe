import Diagnostics
import YAML

/// A reference within a schema: a JSON pointer such as `#/definitions/v1.Pod/properties/spec`.
struct SchemaPointer {
  /// The definition that it names, or in which it names a place.
  let definition: String
  /// The keys that lead on from there.
  private let steps: ArraySlice<String>

  /// Nil for a pointer to anything else than definitions.
  init?(_ reference: String) {
    let prefix = "#/definitions/"
    guard reference.hasPrefix(prefix) else { return nil }
    let keys = reference.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false).map {
      (key: Substring) -> String in String(key.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
    definition = keys[0]
    steps = keys.dropFirst()
  }

  /// The schema that is meant, within its definition.
  func target(in definition: Node) -> Node? {
    var node: Node? = definition
    for step in steps { node = node?[step] }
    return node.flatMap { $0.isMapping ? $0 : nil }
  }

  /// The shape that is meant, or 0.
  func shape(in table: SchemaTable) -> Int {
    var shape = table.definitions.shape(definition)
    var steps = steps
    while shape != 0, let step = steps.popFirst() {
      switch step {
      case "items": shape = table.element(of: shape)
      case "additionalProperties": shape = table.additional(of: shape)
      case "properties":
        guard let name = steps.popFirst() else { return 0 }
        shape = name.withBytes { table.field($0, of: shape) }
      default: return 0
      }
    }
    return shape
  }
}
