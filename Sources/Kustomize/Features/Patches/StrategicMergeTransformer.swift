import Diagnostics
import Kubernetes
import YAML

/// Applies the patches of `patchesStrategicMerge`.
package struct StrategicMergeTransformer: Transformer {
  private let entries: [Node]
  private let inline: Node?

  /// - Parameters:
  ///   - entries: each a path, or a document itself.
  ///   - inline: further documents, as the plugin's `patches` gives them.
  package init(_ entries: [Node], inline: Node? = nil) {
    self.entries = entries
    self.inline = inline
  }

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    let paths = try configuration.reader.strings("paths")
    let patches = try configuration.reader.stringNode("patches")
    guard !paths.isEmpty || !(patches?.bytes.isEmpty ?? true) else {
      throw Diagnostic.missingField(
        "paths", of: "a PatchStrategicMergeTransformer without 'patches'", in: configuration.node)
    }
    self.init(paths, inline: patches)
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let reader = ResourceReader(tree: layer.tree)
    var patches: [(patch: Resource, entry: Node)] = []
    for entry in entries {
      for patch in try load(entry, reader, in: layer) { patches.append((patch, entry)) }
    }
    if let inline, !inline.bytes.isEmpty {
      for patch in try patchesIn(inline.inlineDocument(), reader, layer) { patches.append((patch, inline)) }
    }
    if patches.isEmpty, let entry = entries.first ?? inline {
      throw entry.diagnostic(.invalidValue, "there is no patch in here")
    }
    for (patch, entry) in patches {
      let resource = try resources.target(of: patch, listedAt: entry)
      let left = try resources.merge(into: [resource], in: layer) { patch.withTextMetadata().fitted(to: $0) }
      try resources.refuseCollisions(of: left)
    }
  }

  private func load(_ entry: Node, _ reader: ResourceReader, in layer: LayerContext) throws -> [Resource] {
    let file =
      try entry.looksLikeDocument
      ? entry.inlineDocument() : layer.loader.read(entry.string, at: entry, into: layer.tree.text)
    return try patchesIn(file, reader, layer)
  }

  private func patchesIn(_ file: SourceFile, _ reader: ResourceReader, _ layer: LayerContext) throws -> [Resource] {
    let documents = try PatchDocument.documents(
      of: file, into: layer.tree, onRepeatedKey: layer.build.noteRepeatedKey)
    return try reader.resources(from: documents)
  }
}
