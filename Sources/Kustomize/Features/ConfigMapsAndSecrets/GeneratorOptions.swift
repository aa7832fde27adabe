import Kubernetes
import YAML

/// What generated resources have besides their data: `generatorOptions` of a kustomization, `options` of a generator.
package struct GeneratorOptions {
  package var labels: [(key: String, value: Node)] = []
  package var annotations: [(key: String, value: Node)] = []
  package var disableNameSuffixHash = false
  package var immutable = false
  /// Where `immutable` is written.
  package var immutableNode: Node?

  package init() {}

  /// - Parameter strict: whether unknown fields are refused.
  /// - Throws: `Diagnostic` at what is of the wrong type or unknown.
  package init(node: Node, strict: Bool) throws {
    let known = ["labels", "annotations", "disableNameSuffixHash", "immutable"]
    let reader = try FieldReader(node, "generator options", fields: strict ? known : nil)
    labels = try reader.stringMap("labels")
    annotations = try reader.stringMap("annotations")
    disableNameSuffixHash = try reader.bool("disableNameSuffixHash")
    immutable = try reader.bool("immutable")
    immutableNode = reader.value("immutable")
  }

  /// Takes over a kustomization's options. Own labels and annotations win, but a switch that is on for all is on here,
  /// as kustomize cannot tell one that is turned off from one that is not given.
  package mutating func merge(_ global: GeneratorOptions) {
    Self.merge(global.labels, into: &labels)
    Self.merge(global.annotations, into: &annotations)
    if global.disableNameSuffixHash { disableNameSuffixHash = true }
    if global.immutable, !immutable {
      immutable = true
      immutableNode = global.immutableNode
    }
  }

  private static func merge(_ global: [(key: String, value: Node)], into local: inout [(key: String, value: Node)]) {
    let present = Set(local.map(\.key))
    local += global.filter { !present.contains($0.key) }
  }
}
