import Diagnostics
import Kubernetes
import YAML

/// Applies one entry of `patchesJson6902`.
package struct JSONPatchTransformer: Transformer {
  private let entry: PatchEntry

  package init(_ entry: PatchEntry) { self.entry = entry }

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    self.init(try PatchEntry(configuration.node, strict: false, patchField: "jsonOp"))
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard let target = entry.target else { throw Diagnostic.missingField("target", of: "a JSON patch", in: entry.node) }
    guard let name = target["name"], !name.isNull, !name.bytes.isEmpty else {
      throw Diagnostic.missingField("name", of: "the target of a JSON patch", in: target)
    }
    let inline = entry.patch.flatMap { $0.bytes.isEmpty ? nil : $0 }
    if inline != nil, let path = entry.path {
      throw path.diagnostic(.invalidValue, "a patch has either 'path' or 'patch', not both")
    }
    guard let source = inline ?? entry.path else {
      throw Diagnostic.missingField("patch", of: "a patch without 'path'", in: entry.node)
    }
    let file =
      try inline?.inlineDocument() ?? layer.loader.read(source.string, at: source, into: layer.tree.text)
    let patch = try Diagnostic.hidingLines(if: entry.isForSecrets) {
      guard let root = try Reader.read(file, into: layer.tree).first else {
        throw source.diagnostic(.invalidValue, "this patch is empty")
      }
      return try JSONPatch(node: root)
    }
    for resource in try resources.selected(by: target, in: layer) {
      try resources.update(resource) { try resource.apply(patch) }
      try resource.refuseNameless(after: patch)
    }
  }
}
