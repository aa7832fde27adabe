import Kubernetes
import YAML

/// `commonAnnotations`: annotations of all resources, and of the pods that they make.
package struct AnnotationsField: StageField {
  package static let names = ["commonAnnotations"]
  private let annotations: [(key: String, value: Node)]

  package init(_ kustomization: FieldReader) throws {
    annotations = try kustomization.stringMap("commonAnnotations")
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    guard let first = annotations.first else { return [] }
    let transformer = LabelTransformer(pairs: annotations, fields: layer.fields(.commonAnnotations))
    return [Stage("common annotations", at: first.value, kind: "AnnotationsTransformer", .transforms(transformer))]
  }
}
