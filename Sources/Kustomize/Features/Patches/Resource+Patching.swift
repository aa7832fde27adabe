import Diagnostics
import Kubernetes
import YAML

extension Resource {
  /// Merges a patch, and keeps name, kind and namespace unless it may change them.
  ///
  /// - Returns: false where the patch deletes the resource.
  func merge(_ patch: Resource, in layer: LayerContext) throws -> Bool {
    if isSecret { patch.markSecrets() }
    let id = id
    let metadata = node["metadata"]
    let names = NamedValues([node["apiVersion"], node["kind"], metadata?["name"], metadata?["namespace"]])
    defer { names.restorePlaces() }
    layer.build.schemaChoice.noteMerge(into: self)
    let merge = StrategicMerge(
      schema: layer.build.schemaChoice.schema, mayRepeatKeys: layer.build.hasRepeatedKeys)
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
  func apply(_ patch: JSONPatch) throws {
    if !previousNames.isEmpty || needsHashSuffix || behavior != .unspecified, annotations == nil {
      metadata().set("annotations", node.tree.mapping(at: node.position))
    }
    if isSecret { patch.markSecrets() }
    try Diagnostic.hidingLines(if: isSecret) { try patch.apply(to: node) }
  }

  /// A copy whose labels and annotations are strings all of them, as kustomize makes them where a patch may be for
  /// several resources: null is then no deletion, but a string too.
  func withTextMetadata() -> Resource {
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
  func fitted(to resource: Resource) -> Resource {
    let copy = copy()
    copy.setAPIVersion(resource.gvk.apiVersion)
    return copy
  }

  /// A patch must leave a resource its kind and name.
  func refuseNameless(after patch: JSONPatch) throws {
    guard !name.isEmpty, !kind.isEmpty else { throw Diagnostic.namelessAfterPatch(patch, self) }
  }
}
