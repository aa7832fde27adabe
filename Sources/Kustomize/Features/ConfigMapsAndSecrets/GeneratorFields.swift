import Kubernetes
import YAML

/// `configMapGenerator` and `secretGenerator`, with the `generatorOptions` that hold for all of their entries.
package struct GeneratorFields: StageField {
  package static let names = ["configMapGenerator", "secretGenerator", "generatorOptions"]
  private let configMaps, secrets: [GeneratorArguments]

  package init(_ kustomization: FieldReader) throws {
    let options = try kustomization.mapping("generatorOptions").map { try GeneratorOptions(node: $0, strict: true) }
    func arguments(_ field: String, secret: Bool) throws -> [GeneratorArguments] {
      try kustomization.list(field).map { entry in
        var arguments = try GeneratorArguments(node: entry, secret: secret, strict: true)
        if let options { arguments.options.merge(options) }
        return arguments
      }
    }
    configMaps = try arguments("configMapGenerator", secret: false)
    secrets = try arguments("secretGenerator", secret: true)
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    configMaps.map { Stage("generator", at: $0.node, kind: "ConfigMapGenerator", .generates(ConfigMapGenerator($0))) }
      + secrets.map { Stage("generator", at: $0.node, kind: "SecretGenerator", .generates(SecretGenerator($0))) }
  }
}
