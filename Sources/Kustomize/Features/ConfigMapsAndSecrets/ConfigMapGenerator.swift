import Diagnostics
import Kubernetes
import YAML

/// Makes a ConfigMap from literals and files. What is not UTF-8 goes to `binaryData`, in base64.
package struct ConfigMapGenerator: Generator {
  private let arguments: GeneratorArguments

  package init(_ arguments: GeneratorArguments) { self.arguments = arguments }

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    self.init(try GeneratorArguments(node: configuration.node, secret: false, strict: false))
  }

  package func generate(in layer: LayerContext) throws -> [Resource] {
    let resource = try arguments.makeResource(kind: "ConfigMap", in: layer)
    let tree = layer.tree
    let data = tree.mapping(at: arguments.node.position)
    let binaryData = tree.mapping(at: arguments.node.position)
    for pair in try arguments.keyValuePairs(in: layer) {
      if tree.text.bytes(pair.value).isUTF8 {
        tree.append(pair, value: pair.value, to: data)
      } else {
        tree.append(pair, value: tree.base64(of: pair.value), to: binaryData)
      }
    }
    if !data.isEmptyCollection { resource.node.append("data", data) }
    if !binaryData.isEmptyCollection { resource.node.append("binaryData", binaryData) }
    return [resource]
  }
}
