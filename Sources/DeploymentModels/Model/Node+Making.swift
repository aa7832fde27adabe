import Diagnostics
import YAML

extension Tree {
  func sequence(_ elements: [Node], at position: Position = .nowhere) -> Node {
    let node = sequence(at: position)
    for element in elements { node.append(element) }
    return node
  }

  func strings(_ texts: [String], at position: Position = .nowhere) -> Node {
    sequence(texts.map { scalar($0, at: position) }, at: position)
  }

  func mapping(_ fields: [(String, Node)], at position: Position = .nowhere) -> Node {
    let node = mapping(at: position)
    for (key, value) in fields { node.append(key, value) }
    return node
  }

  func integer(_ number: Int, at position: Position = .nowhere) -> Node {
    scalar(String(number), tag: .integer, at: position)
  }
}

extension Node {
  /// The mapping of a key, made where there is none.
  func mapping(_ key: String) -> Node {
    if let present = self[key], present.isMapping { return present }
    let made = tree.mapping(at: position)
    set(key, made)
    return made
  }

  /// The list of a key, made where there is none.
  func list(_ key: String) -> Node {
    if let present = self[key], present.isSequence { return present }
    let made = tree.sequence(at: position)
    set(key, made)
    return made
  }

  /// Sets a list, or takes its field away where it is empty.
  func setOrRemove(_ key: String, _ elements: [Node]) {
    if elements.isEmpty { removeField(key) } else { set(key, tree.sequence(elements, at: elements[0].position)) }
  }
}
