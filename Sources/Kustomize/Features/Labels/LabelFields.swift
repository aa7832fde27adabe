import Kubernetes
import YAML

/// `labels`, and `commonLabels`, which go to selectors too.
package struct LabelFields: StageField {
  package static let names = ["labels", "commonLabels"]
  package static var deprecated: DeprecatedField? { DeprecatedField("commonLabels", instead: "labels") }
  private let entries: [LabelEntry]
  private let common: [(key: String, value: Node)]

  package init(_ kustomization: FieldReader) throws {
    common = try kustomization.stringMap("commonLabels")
    entries = try kustomization.list("labels").map(LabelEntry.init)
  }

  package func stages(in layer: LayerContext) throws -> [Stage] {
    var stages = try entries.map { entry in
      let fields = FieldSpecsByType(try entry.fieldSpecs(in: layer.configuration ?? .defaults))
      return Stage(
        "labels", at: entry.pairs.first?.value, kind: "LabelTransformer",
        .transforms(LabelTransformer(pairs: entry.pairs, fields: fields)))
    }
    // kustomize runs the second one for the first one's sake too, which annotations tell.
    if !entries.isEmpty || !common.isEmpty {
      stages.append(
        Stage(
          "common labels", at: common.first?.value, kind: "LabelTransformer",
          .transforms(LabelTransformer(pairs: common, fields: layer.fields(.commonLabels)))))
    }
    return stages
  }
}
