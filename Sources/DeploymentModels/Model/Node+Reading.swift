import YAML

extension Node {
  /// The elements of the list of a key, or none.
  func items(_ key: String) -> [Node] { self[key].map { Array($0.elements) } ?? [] }

  /// The texts of the list of strings of a key, or none.
  func texts(_ key: String) -> [String] { items(key).map(\.string) }
}

/// A mapping of strings, such as labels, as a dictionary.
func textMap(_ node: Node?) -> [String: String] {
  var result: [String: String] = [:]
  guard let node else { return result }
  for field in node.fields { result[field.key.string] = field.value.string }
  return result
}
