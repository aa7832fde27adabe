import Kubernetes
import YAML

/// Makes a Secret from literals and files, all of them in base64.
package struct SecretGenerator: Generator {
  private let arguments: GeneratorArguments

  package init(_ arguments: GeneratorArguments) { self.arguments = arguments }

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    self.init(try GeneratorArguments(node: configuration.node, secret: true, strict: false))
  }

  package func generate(in layer: LayerContext) throws -> [Resource] {
    let resource = try arguments.makeResource(kind: "Secret", in: layer)
    let tree = layer.tree
    let type = arguments.type.flatMap { $0.bytes.isEmpty ? nil : tree.scalar($0.textRange, at: $0.position) }
    resource.node.append("type", type ?? tree.scalar("Opaque", at: arguments.node.position))
    let data = tree.mapping(at: arguments.node.position)
    for pair in try arguments.keyValuePairs(in: layer) {
      let value = tree.base64(of: pair.value)
      tree.text.secrets.insert(value)
      tree.append(pair, value: value, to: data)
    }
    resource.node.append("data", data)
    return [resource]
  }
}
