import Diagnostics
import Kubernetes
import YAML

extension ResourceSet {
  /// The resource that a patch names by type, name and namespace.
  ///
  /// - Parameter entry: where a kustomization lists the patch.
  /// - Throws: `Diagnostic` where there is none, or several.
  func target(of patch: Resource, listedAt entry: Node) throws -> Resource {
    let matches = resources(withAnyID: patch.originalID)
    if matches.count == 1 { return matches[0] }
    throw Diagnostic.patchWithoutMatch(patch, matches, listedAt: entry, in: self)
  }

  /// The resources that a patch's target selects; none is worth a warning.
  ///
  /// - Throws: `Diagnostic` at a part of the target that is no regular expression or no selector.
  mutating func selected(by target: Node, in layer: LayerContext) throws -> [Resource] {
    let selected = resources(selectedBy: try Selector(target))
    if selected.isEmpty { layer.build.warn(.targetWithoutMatch(target, among: self.resources)) }
    return selected
  }

  /// Merges a patch into resources, and takes out those that it deletes.
  ///
  /// - Parameter patch: the patch for a resource, which may be consumed.
  /// - Returns: the resources that are left.
  @discardableResult
  mutating func merge(
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

  /// Refuses what patches have given the same name as another resource.
  func refuseCollisions(of changed: [Resource]) throws {
    for resource in changed {
      if let other = other(calledLike: resource) { throw Diagnostic.duplicateResource(resource, of: other) }
    }
  }
}
