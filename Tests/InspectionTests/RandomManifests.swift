import Kubernetes
import TestSupport
import YAML

@testable import Inspection

/// Random resources, with lists of every sort.
enum RandomManifests {
  static func make(using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { resource($0, &random) }.joined(separator: "---\n")
  }

  private static func resource(_ number: Int, _ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: map\(number), finalizers: \(scalars(&random, unique: true))}
        data: \(mapping(&random))

        """
    case 1:
      return """
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: widget\(number)}
        spec: \(value(4, &random))

        """
    default:
      return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app\(number), labels: \(mapping(&random))}
        spec:
          replicas: \(Int.random(in: 1...3, using: &random))
          template:
            spec:
              containers: \(containers(&random))
              initContainers: \(containers(&random))
              tolerations: \(value(3, &random, list: true))

        """
    }
  }

  private static func containers(_ random: inout SeededGenerator) -> String {
    let names = ["a", "b", "c", "d"].shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
    let items = names.map { name in
      let ports = [80, 81, 82].shuffled(using: &random).prefix(2).map { "{containerPort: \($0), name: p\($0 % 2)}" }
      let env = ["A", "B", "C"].shuffled(using: &random).prefix(2).map { name in
        "{name: \(name), value: \(scalar(&random))}"
      }
      return "{name: \(name), args: \(scalars(&random)), ports: [\(ports.joined(separator: ", "))], "
        + "env: [\(env.joined(separator: ", "))]}"
    }
    return "[\(items.joined(separator: ", "))]"
  }

  private static func mapping(_ random: inout SeededGenerator) -> String {
    let keys = ["x", "y/z", "a~b", "c.d", "long key"].shuffled(using: &random)
    let fields = keys.prefix(Int.random(in: 1...4, using: &random)).map { "\"\($0)\": \"\(word(&random))\"" }
    return "{\(fields.joined(separator: ", "))}"
  }

  private static func word(_ random: inout SeededGenerator) -> String {
    ["one", "two", "1", "true", "", "a\\nb\\nc", "a\\nB\\nc\\n"].randomElement(using: &random)!
  }

  private static func scalar(_ random: inout SeededGenerator) -> String { "\"\(word(&random))\"" }

  private static func scalars(_ random: inout SeededGenerator, unique: Bool = false) -> String {
    var words = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      ["p", "q", "r", "s"].randomElement(using: &random)!
    }
    if unique { words = Array(Set(words)).sorted() }
    return "[\(words.joined(separator: ", "))]"
  }

  private static func value(_ depth: Int, _ random: inout SeededGenerator, list: Bool = false) -> String {
    if depth == 0 || !list && Int.random(in: 0..<3, using: &random) == 0 {
      return ["1", "2.5", "true", "null", "text", "\"1\"", "{}", "[]"].randomElement(using: &random)!
    }
    let count = Int.random(in: 0...3, using: &random)
    if list || Bool.random(using: &random) {
      let hasNames = list || Bool.random(using: &random)
      let items = (0..<count).map { i in
        hasNames
          ? "{name: n\((i * 7 + Int.random(in: 0...1, using: &random)) % 23), v: \(value(depth - 1, &random))}"
          : value(depth - 1, &random)
      }
      return "[\(items.joined(separator: ", "))]"
    }
    let fields = ["k", "l", "m"].shuffled(using: &random).prefix(count).map { "\($0): \(value(depth - 1, &random))" }
    return "{\(fields.joined(separator: ", "))}"
  }

  /// Other manifests, some of whose resources and lines are the same.
  static func changed(_ text: String, using random: inout SeededGenerator) -> String {
    var other = make(using: &random).split(separator: "---\n").map(String.init)
    for part in text.split(separator: "---\n").map(String.init) where Bool.random(using: &random) {
      let name = part.split(separator: "\n").first { $0.contains("name: ") }
      if !other.contains(where: { $0.split(separator: "\n").first { $0.contains("name: ") } == name }) {
        other.append(part)
      }
    }
    return other.joined(separator: "---\n")
  }

  /// Whether each element has a key, or is a scalar, that no other one has: else its place is all that tells it apart.
  private static func areDistinct(_ elements: [Node], _ schema: SchemaCursor) -> Bool {
    let keys = schema.listMapKeys.isEmpty ? schema.mergeKeys : schema.listMapKeys
    let identities = elements.compactMap { $0.isScalar ? Array($0.bytes) : $0.identity(keys) }
    return Set(identities).count == elements.count
  }

  /// The same, with resources, fields and elements of lists with keys in another order.
  static func shuffled(_ side: Manifests, using random: inout SeededGenerator) -> String {
    func shuffle(_ node: Node, _ schema: SchemaCursor?, _ name: String) {
      switch node.kind {
      case .scalar: return
      case .mapping:
        let fields = Array(node.fields)
        for field in fields { shuffle(field.value, schema?.field(field.key), field.key.string) }
        node.removeAll()
        for field in fields.shuffled(using: &random) { node.append(key: field.key, value: field.value) }
      case .sequence:
        let elements = Array(node.elements)
        for element in elements { shuffle(element, schema?.element, "") }
        guard let schema, !schema.listMapKeys.isEmpty || !schema.mergeKeys.isEmpty || schema.hasMergeStrategy,
          name != "initContainers", areDistinct(elements, schema)
        else { return }
        node.removeAll()
        for element in elements.shuffled(using: &random) { node.append(element) }
      }
    }
    let texts = side.resources.map { resource in
      let copy = resource.node.copy()
      shuffle(copy, Schema.newest.cursor(apiVersion: resource.gvk.apiVersion, kind: resource.kind), "")
      return ValueText.yaml(copy).joined(separator: "\n") + "\n"
    }
    return texts.shuffled(using: &random).joined(separator: "---\n")
  }
}
