import Diagnostics
import Kubernetes
import YAML

/// Applies the patches of one entry of `patches`: strategic merges, or the operations of a JSON patch.
package struct PatchTransformer: Transformer {
  private let entry: PatchEntry

  package init(_ entry: PatchEntry) { self.entry = entry }

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    self.init(try PatchEntry(configuration.node, strict: false))
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let (source, document) = try Diagnostic.hidingLines(if: entry.isForSecrets) { try load(in: layer) }
    switch document {
    case .strategicMerge(let roots):
      let patches = try ResourceReader(tree: layer.tree).resources(from: roots)
      for patch in patches {
        patch.allowsNameChange = patch.allowsNameChange || entry.allowsNameChange
        patch.allowsKindChange = patch.allowsKindChange || entry.allowsKindChange
      }
      try merge(patches, source, into: &resources, in: layer)
    case .jsonPatch(let patch):
      guard let target = entry.target else {
        throw source.diagnostic(.missingField, "a JSON patch needs a 'target' that says which resources it is for")
      }
      for resource in try resources.selected(by: target, in: layer) {
        try resources.rename(resource) { try resource.apply(patch) }
        try resource.refuseNameless(after: patch)
      }
    }
  }

  /// The document of the entry, and the node that names or holds it.
  private func load(in layer: LayerContext) throws -> (Node, PatchDocument) {
    let inline = entry.patch.flatMap { $0.bytes.allSatisfy(\.isWhiteSpace) ? nil : $0 }
    switch (inline, entry.path) {
    case (let patch?, nil):
      return (patch, try read(patch.inlineDocument(isTrimmed: true), at: patch, in: layer))
    case (nil, let path?):
      let file = try layer.loader.read(path.string, at: path, into: layer.tree.text)
      return (path, try read(file, at: path, in: layer))
    case (_?, let path?):
      throw path.diagnostic(.invalidValue, "a patch has either 'path' or 'patch', not both")
    case (nil, nil):
      throw Diagnostic.missingField("patch", of: "a patch without 'path'", in: entry.node)
    }
  }

  private func read(_ file: SourceFile, at entry: Node, in layer: LayerContext) throws -> PatchDocument {
    try PatchDocument.read(file, into: layer.tree, at: entry, onRepeatedKey: layer.build.noteRepeatedKey)
  }

  private func merge(
    _ patches: [Resource], _ source: Node, into resources: inout ResourceSet, in layer: LayerContext
  ) throws {
    guard let target = entry.target else {
      for patch in patches {
        let resource = try resources.target(of: patch, listedAt: source)
        try resources.merge(into: [resource], in: layer) { _ in patch }
      }
      return
    }
    guard let patch = patches.first else { return }
    guard patches.count == 1 else {
      throw source.diagnostic(.invalidValue, "a patch with a 'target' is one document, and this has \(patches.count)")
    }
    let selected = try resources.selected(by: target, in: layer)
    let prepared = patch.withTextMetadata()
    let left = try resources.merge(into: selected, in: layer) { prepared.fitted(to: $0) }
    try resources.refuseCollisions(of: left)
  }
}
