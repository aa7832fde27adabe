import Diagnostics
import Kubernetes
import YAML

/// Applies the patches of one entry of `patches`: strategic merges, or the operations of a JSON patch.
package struct PatchTransformer: Transformer {
  private let entry: PatchEntry

  package init(_ entry: PatchEntry) { self.entry = entry }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let (source, document) = try load(in: layer)
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
      try apply(patch, to: target, in: &resources, layer)
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

  // MARK: Strategic merge

  private func merge(
    _ patches: [Resource], _ source: Node, into resources: inout ResourceSet, in layer: LayerContext
  ) throws {
    guard let target = entry.target else {
      for patch in patches {
        let resource = try uniqueTarget(of: patch, listedAt: source, in: resources)
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
    try refuseCollisions(of: left, in: resources)
  }

  // MARK: JSON patch

  private func apply(
    _ patch: JSONPatch, to target: Node, in resources: inout ResourceSet, _ layer: LayerContext
  ) throws {
    for resource in try resources.selected(by: target, in: layer) {
      try resources.rename(resource) { try resource.apply(patch) }
      try refuseNameless(resource, after: patch)
    }
  }
}

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
      let resource = try uniqueTarget(of: patch, listedAt: entry, in: resources)
      let left = try resources.merge(into: [resource], in: layer) { patch.withTextMetadata().fitted(to: $0) }
      try refuseCollisions(of: left, in: resources)
    }
  }

  private func load(_ entry: Node, _ reader: ResourceReader, in layer: LayerContext) throws -> [Resource] {
    let file =
      try looksLikeDocument(entry)
      ? entry.inlineDocument() : layer.loader.read(entry.string, at: entry, into: layer.tree.text)
    return try patchesIn(file, reader, layer)
  }

  private func patchesIn(_ file: SourceFile, _ reader: ResourceReader, _ layer: LayerContext) throws -> [Resource] {
    let documents = try PatchDocument.documents(
      of: file, into: layer.tree, onRepeatedKey: layer.build.noteRepeatedKey)
    return try reader.resources(from: documents)
  }
}

/// Applies one entry of `patchesJson6902`.
package struct JSONPatchTransformer: Transformer {
  private let entry: PatchEntry

  package init(_ entry: PatchEntry) { self.entry = entry }

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
    guard let root = try Reader.read(file, into: layer.tree).first else {
      throw source.diagnostic(.invalidValue, "this patch is empty")
    }
    let patch = try JSONPatch(node: root)
    for resource in try resources.selected(by: target, in: layer) {
      try resources.update(resource) { try resource.apply(patch) }
      try refuseNameless(resource, after: patch)
    }
  }
}

// MARK: What they share

extension ResourceSet {
  /// The resources that a patch's target selects; none is worth a warning.
  fileprivate mutating func selected(by target: Node, in layer: LayerContext) throws -> [Resource] {
    let selected = resources(selectedBy: try Selector(target))
    if selected.isEmpty { layer.build.warn(.targetWithoutMatch(target)) }
    return selected
  }
}

/// Whether an entry that may be a path is a document itself: a path is one line and no mapping.
package func looksLikeDocument(_ entry: Node) -> Bool {
  entry.bytes.contains(0x0A) || entry.bytes.first == UInt8(ascii: "{")
}

/// The resource that a patch names by type, name and namespace.
private func uniqueTarget(of patch: Resource, listedAt entry: Node, in resources: ResourceSet) throws -> Resource {
  let matches = resources.resources(withAnyID: patch.originalID)
  if matches.count == 1 { return matches[0] }
  throw Diagnostic.patchWithoutMatch(patch, matches, listedAt: entry, in: resources)
}

/// A patch must leave a resource its kind and name.
private func refuseNameless(_ resource: Resource, after patch: JSONPatch) throws {
  guard !resource.name.isEmpty, !resource.kind.isEmpty else { throw Diagnostic.namelessAfterPatch(patch, resource) }
}

extension ResourceSet {
  /// Merges a patch into resources, and takes out those that it deletes.
  ///
  /// - Parameter patch: the patch for a resource, which may be consumed.
  /// - Returns: the resources that are left.
  @discardableResult
  fileprivate mutating func merge(
    into selected: [Resource], in layer: LayerContext, _ patch: (Resource) -> Resource
  ) throws -> [Resource] {
    var left: [Resource] = []
    for resource in selected {
      let patch = patch(resource)
      var isLeft = true
      if patch.allowsNameChange || patch.allowsKindChange {
        try rename(resource) { isLeft = try resource.merge(patch, in: layer) }
      } else {
        try update(resource) { isLeft = try resource.merge(patch, in: layer) }
      }
      if isLeft { left.append(resource) }
    }
    if left.count < selected.count {
      let deleted = Set(selected.map(ObjectIdentifier.init)).subtracting(left.map(ObjectIdentifier.init))
      removeAll { deleted.contains(ObjectIdentifier($0)) }
    }
    return left
  }
}

/// A patch that changes names must not give two resources the same one.
private func refuseCollisions(of changed: [Resource], in resources: ResourceSet) throws {
  for resource in changed {
    if let other = resources.other(calledLike: resource) { throw Diagnostic.duplicateResource(resource, of: other) }
  }
}

extension Resource {
  /// Merges a patch, and keeps name, kind and namespace unless it may change them.
  ///
  /// - Returns: false where the patch deletes the resource.
  fileprivate func merge(_ patch: Resource, in layer: LayerContext) throws -> Bool {
    let id = id
    let metadata = node["metadata"]
    let names = NamedValues([node["apiVersion"], node["kind"], metadata?["name"], metadata?["namespace"]])
    defer { names.restorePlaces() }
    layer.build.schemaChoice.noteMerge(into: self)
    let merge = StrategicMerge(
      schema: layer.build.schemaChoice.schema.cursor(apiVersion:kind:), mayRepeatKeys: layer.build.hasRepeatedKeys)
    guard let merged = try merge.merge(patch.node, into: node), !merged.isNullOrEmptyCollection else { return false }
    node = merged
    // What a patch adds as a whole is added with the keys that stand in it twice.
    if layer.build.hasRepeatedKeys { try node.refuseRepeatedKeys() }
    if !patch.allowsKindChange { setKind(id.gvk.kind) }
    if !patch.allowsNameChange { setName(id.name) }
    setNamespace(id.namespace)
    return true
  }

  /// Applies a JSON patch. kustomize keeps what it knows of a resource in its annotations, so that one with a past has
  /// a mapping of annotations that an operation may add to.
  fileprivate func apply(_ patch: JSONPatch) throws {
    if !previousNames.isEmpty || needsHashSuffix || behavior != .unspecified, annotations == nil {
      metadata().set("annotations", node.tree.mapping(at: node.position))
    }
    try patch.apply(to: node)
  }

  /// A copy whose labels and annotations are strings all of them, as kustomize makes them where a patch may be for
  /// several resources: null is then no deletion, but a string too.
  fileprivate func withTextMetadata() -> Resource {
    let copy = copy()
    guard let metadata = copy.node["metadata"], metadata.isMapping else { return copy }
    for name in ["labels", "annotations"] {
      guard let map = metadata[name] else { continue }
      guard map.isMapping, !map.isEmptyCollection else {
        metadata.removeField(name)
        continue
      }
      for field in map.fields { field.value.setString(field.value.string) }
    }
    if let namespace = metadata["namespace"], namespace.isNull || namespace.bytes.isEmpty {
      metadata.removeField("namespace")
    }
    return copy
  }

  /// A copy with the API version of the resource that it is for.
  fileprivate func fitted(to resource: Resource) -> Resource {
    let copy = copy()
    copy.setAPIVersion(resource.gvk.apiVersion)
    return copy
  }
}
