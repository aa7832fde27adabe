import Kubernetes
import YAML

/// `images`, which were `imageTags` once: other names, tags and digests of images.
package struct ImagesField: StageField {
  package static let names = ["images", "imageTags"]
  package static var deprecated: DeprecatedField? { DeprecatedField("imageTags", instead: "images") }
  private let entries: [ImageEntry]

  package init(_ kustomization: FieldReader) throws {
    entries = try (kustomization.list("images") + kustomization.list("imageTags")).map {
      try ImageEntry(node: $0, strict: true)
    }
  }

  package func stages(in layer: LayerContext) -> [Stage] {
    layer.runs(of: entries).map { entries in
      Stage(
        "images", at: entries.first?.node, kind: "ImageTagTransformer",
        .transforms(ImageTransformer(entries, fields: layer.fields(.images))))
    }
  }
}
