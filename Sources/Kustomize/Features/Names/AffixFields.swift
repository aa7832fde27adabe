import Kubernetes
import YAML

/// `namePrefix` and `nameSuffix`: what stands before and behind all names.
package struct AffixFields: StageField {
  package static let names = ["namePrefix", "nameSuffix"]
  private let prefix, suffix: Node?

  package init(_ kustomization: FieldReader) throws {
    prefix = try kustomization.stringNode("namePrefix").flatMap { $0.bytes.isEmpty ? nil : $0 }
    suffix = try kustomization.stringNode("nameSuffix").flatMap { $0.bytes.isEmpty ? nil : $0 }
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    var stages: [Stage] = []
    if let prefix {
      let transformer = AffixTransformer(
        .prefix, prefix.string, position: prefix.position, fields: layer.fields(.namePrefix))
      stages.append(Stage("name prefix", at: prefix, kind: "PrefixTransformer", .transforms(transformer)))
    }
    if let suffix {
      let transformer = AffixTransformer(
        .suffix, suffix.string, position: suffix.position, fields: layer.fields(.nameSuffix))
      stages.append(Stage("name suffix", at: suffix, kind: "SuffixTransformer", .transforms(transformer)))
    }
    return stages
  }
}
