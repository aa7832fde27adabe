import Diagnostics
import Kubernetes
import YAML

/// `openapi`: a schema that the layer brings, or the version of a built-in one.
package struct OpenAPIField: KustomizationField {
  package static let names = ["openapi"]
  private let isGiven: Bool
  private var path: Node?
  private var version: Node?

  package init(_ kustomization: FieldReader) throws {
    let settings = try kustomization.mapping("openapi")
    isGiven = settings != nil
    guard let node = settings else { return }
    let pairs = try FieldReader(node, "openapi")
    path = try pairs.stringNode("path")
    version = try pairs.stringNode("version")
    for field in node.fields where !field.value.isNull { _ = try pairs.stringNode(field.key.string) }
  }

  /// Lets strategic merges go by the schema that is named, as `SchemaChoice` says.
  ///
  /// - Parameter isOutermost: whether the layer is the one that the build starts from.
  /// - Throws: `Diagnostic` where both a file and a version are named, or a version that there is none of.
  package func apply(in layer: LayerContext, isOutermost: Bool) throws {
    guard isGiven else { return }
    let build = layer.build
    build.noteSingularLayer()
    if let path {
      let file = try layer.loader.read(path.string, at: path, into: layer.tree.text)
      guard !build.schemaChoice.isSettled else { return }
      if let version {
        throw version.diagnostic(.invalidValue, "openapi has either 'path' or 'version', not both")
      }
      guard let root = try Reader.read(file, into: layer.tree).first else {
        throw path.diagnostic(.invalidValue, "there is no schema in '\(path.string)'")
      }
      try build.schemaChoice.settle(onFile: root, isOutermost: isOutermost)
    } else if let version, !version.bytes.isEmpty, !build.schemaChoice.isSettled {
      guard let named = Schema.named(version.string) else {
        throw version.diagnostic(
          .invalidValue, "there is no built-in schema of version '\(version.string)'",
          hint: "there are " + Schema.versions.joined(separator: " and "))
      }
      build.schemaChoice.settle(on: named)
    }
  }
}
