import Diagnostics
import YAML

/// The resources of a layer, in order, indexed by every identity that they have or had.
///
/// The index may name too much, as an identity that a resource has lost stays in it; what it finds is therefore
/// checked. Nothing is ever missing from it, provided that `noteIdentity` follows each change of one.
package struct ResourceSet {
  package private(set) var resources: [Resource] = []
  private var index: [ResourceID.Key: Bucket] = [:]

  /// Nearly every identity belongs to one resource.
  private enum Bucket {
    case one(Resource)
    case many([Resource])
  }

  package init() {}

  package var isEmpty: Bool { resources.isEmpty }
  package var count: Int { resources.count }

  // MARK: Looking up

  /// The resources that are called this now, in no particular order.
  package func resources(withCurrentID id: ResourceID) -> [Resource] {
    candidates(id.key).filter { $0.id.matches(id) }
  }

  /// The resources that are or were called this, in no particular order.
  package func resources(withAnyID id: ResourceID) -> [Resource] {
    candidates(id.key).filter { resource in resource.allIDs.contains { $0.matches(id) } }
  }

  private func candidates(_ key: ResourceID.Key) -> [Resource] {
    switch index[key] {
    case nil: []
    case .one(let resource): [resource]
    case .many(let resources): resources
    }
  }

  // MARK: Changing

  /// Adds a resource at the end.
  ///
  /// - Throws: `Diagnostic` where another one has its identity.
  package mutating func append(_ resource: Resource) throws {
    if let other = other(calledLike: resource) { throw duplicateResource(resource, of: other) }
    appendUnchecked(resource)
  }

  package mutating func append(contentsOf other: ResourceSet) throws {
    if isEmpty {
      self = other
    } else {
      for resource in other.resources { try append(resource) }
    }
  }

  private mutating func appendUnchecked(_ resource: Resource) {
    resources.append(resource)
    noteIdentities(of: resource)
  }

  /// To be called once a name or namespace has changed. What a resource was called before is known already.
  package mutating func noteIdentity(of resource: Resource) { note(resource, as: resource.id.key) }

  /// To be called where the type may have changed too, and with it all that a resource was ever called.
  package mutating func noteIdentities(of resource: Resource) {
    for id in resource.previousIDs { note(resource, as: id.key) }
    note(resource, as: resource.id.key)
  }

  /// Another resource that is called as this one is.
  package func other(calledLike resource: Resource) -> Resource? {
    switch index[resource.id.key] {
    case nil: nil
    case .one(let other): other !== resource && other.id.matches(resource.id) ? other : nil
    case .many(let others): others.first { $0 !== resource && $0.id.matches(resource.id) }
    }
  }

  private mutating func note(_ resource: Resource, as key: ResourceID.Key) {
    switch index[key] {
    case nil: index[key] = .one(resource)
    case .one(let present):
      if present !== resource { index[key] = .many([present, resource]) }
    case .many(let present):
      if !present.contains(where: { $0 === resource }) { index[key] = .many(present + [resource]) }
    }
  }

  /// Puts a resource into the place of another.
  package mutating func replace(_ old: Resource, with new: Resource) {
    guard let place = resources.firstIndex(where: { $0 === old }) else { return }
    removeFromIndex(old)
    resources[place] = new
    noteIdentities(of: new)
  }

  /// Takes out the resources for which `isRemoved` holds.
  package mutating func removeAll(where isRemoved: (Resource) -> Bool) {
    var removed: [Resource] = []
    resources.removeAll { resource in
      guard isRemoved(resource) else { return false }
      removed.append(resource)
      return true
    }
    for resource in removed { removeFromIndex(resource) }
  }

  /// Other resources instead of these.
  package mutating func setResources(_ resources: [Resource]) {
    self.resources = resources
    index.removeAll(keepingCapacity: true)
    for resource in resources { noteIdentities(of: resource) }
  }

  /// Puts the same resources into another order.
  package mutating func reorder(_ resources: [Resource]) { self.resources = resources }

  private mutating func removeFromIndex(_ resource: Resource) {
    for id in resource.allIDs {
      switch index[id.key] {
      case nil: break
      case .one(let present): if present === resource { index[id.key] = nil }
      case .many(let present): index[id.key] = .many(present.filter { $0 !== resource })
      }
    }
  }
}
