import Diagnostics
import YAML

/// The resources of a layer, in order, indexed by every identity that they have or had.
///
/// The index may name too much, as an identity that a resource has lost stays in it; what it finds is therefore
/// checked. Nothing is ever missing from it, as identities change in `rename` and `update` alone.
package struct ResourceSet {
  package private(set) var resources: [Resource] = []
  private var index = IdentityIndex()
  /// By every name that they have or had, and by kind: made when first asked for, as few builds ask.
  private var names: [String: Bucket]?
  private var kinds: [String: Bucket]?

  package init() {}

  package var isEmpty: Bool { resources.isEmpty }
  package var count: Int { resources.count }

  // MARK: Looking up

  /// The resources that are called this now, in no particular order.
  package func resources(withCurrentID id: ResourceID) -> [Resource] {
    candidates(id).filter { $0.id.matches(id) }
  }

  /// The resources that are or were called this, in no particular order.
  package func resources(withAnyID id: ResourceID) -> [Resource] {
    candidates(id).filter { resource in resource.allIDs.contains { $0.matches(id) } }
  }

  /// The resources that have or had one of some names, by that name, in order.
  package func resources(everNamed names: Set<String>) -> [String: [Resource]] {
    var found: [String: [Resource]] = [:]
    for resource in names.isEmpty ? [] : resources {
      for name in resource.allNames where names.contains(name) && found[name]?.last !== resource {
        found[name, default: []].append(resource)
      }
    }
    return found
  }

  /// The resources that a selector chooses, in order.
  package mutating func resources(selectedBy selector: Selector) -> [Resource] {
    let candidates: [Resource]
    if let name = selector.exactName {
      if names == nil { indexNames() }
      candidates = inOrder(names?[name]?.resources ?? [])
    } else if let kind = selector.exactKind {
      if kinds == nil { indexKinds() }
      candidates = inOrder(kinds?[kind]?.resources ?? [])
    } else {
      candidates = resources
    }
    return candidates.filter(selector.matches)
  }

  private func inOrder(_ resources: [Resource]) -> [Resource] {
    resources.count < 2 ? resources : resources.sorted { $0.place < $1.place }
  }

  private mutating func indexNames() {
    names = [:]
    for resource in resources { noteNames(of: resource) }
  }

  private mutating func noteNames(of resource: Resource) {
    for previous in resource.previousNames { names?[previous.name, default: .nothing].insert(resource) }
    names?[resource.name, default: .nothing].insert(resource)
  }

  private mutating func indexKinds() {
    kinds = [:]
    for resource in resources { kinds?[resource.kind, default: .nothing].insert(resource) }
  }

  /// To be called where the resources are others: what was made of them is made anew when asked for.
  private mutating func dropIndices() { (names, kinds) = (nil, nil) }

  private func candidates(_ id: ResourceID) -> [Resource] { index[id.number].resources }

  // MARK: Changing

  /// Adds a resource at the end.
  ///
  /// - Throws: `Diagnostic` where another one has its identity.
  package mutating func append(_ resource: Resource) throws {
    if let other = other(calledLike: resource) { throw Diagnostic.duplicateResource(resource, of: other) }
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
    resource.place = resources.count
    resources.append(resource)
    noteIdentities(of: resource)
  }

  /// Changes what a resource of the set is called. It is then found by that, and by what it was called before.
  ///
  /// - Parameter change: changes name, namespace or type in the resource's tree.
  package mutating func rename(_ resource: Resource, by change: () throws -> Void) rethrows {
    resource.rememberID()
    try update(resource, by: change)
  }

  /// Changes a resource of the set, and maybe what it is called. What it was called before is not remembered, as
  /// kustomize does not remember it either.
  ///
  /// - Parameter change: changes the resource's tree.
  /// - Returns: whether it is called something else now.
  @discardableResult
  package mutating func update(_ resource: Resource, by change: () throws -> Void) rethrows -> Bool {
    let (type, changes) = (resource.type, resource.changesOfID)
    try change()
    resource.invalidateID()
    let typeNow = resource.type
    guard resource.changesOfID != changes else { return false }
    // Former names count under the type that a resource has now.
    if typeNow == type { noteID(of: resource) } else { noteIdentities(of: resource) }
    return true
  }

  private mutating func noteIdentities(of resource: Resource) {
    for id in resource.previousIDs { note(resource, as: id.number, id.name) }
    noteID(of: resource)
  }

  /// Whether every resource is found by all that its tree says it is called, and by all that it was called: what is
  /// called something else behind the set's back is not.
  package var isIndexed: Bool {
    resources.allSatisfy { resource in
      resource.isIDTrue
        && resource.allIDs.allSatisfy { id in index[id.number].resources.contains { $0 === resource } }
    }
  }

  /// Another resource that is called as this one is.
  package func other(calledLike resource: Resource) -> Resource? {
    switch index[resource.idNumber] {
    case .nothing: nil
    case .one(let other): other !== resource && other.id.matches(resource.id) ? other : nil
    case .many(let others): others.list.first { $0 !== resource && $0.id.matches(resource.id) }
    }
  }

  private mutating func noteID(of resource: Resource) { note(resource, as: resource.idNumber, resource.name) }

  private mutating func note(_ resource: Resource, as number: Int, _ name: @autoclosure () -> String) {
    index.insert(resource, as: number)
    names?[name(), default: .nothing].insert(resource)
    kinds?[resource.kind, default: .nothing].insert(resource)
  }

  /// Puts a resource into the place of another.
  package mutating func replace(_ old: Resource, with new: Resource) {
    guard let place = place(of: old) else { return }
    dropIndices()
    removeFromIndex([old])
    new.place = place
    resources[place] = new
    noteIdentities(of: new)
  }

  /// Where a resource stands: nearly always where it was put.
  private func place(of resource: Resource) -> Int? {
    if resource.place < resources.count, resources[resource.place] === resource { return resource.place }
    return resources.firstIndex { $0 === resource }
  }

  /// Takes out the resources for which `isRemoved` holds.
  package mutating func removeAll(where isRemoved: (Resource) -> Bool) {
    var removed: [Resource] = []
    resources.removeAll { resource in
      guard isRemoved(resource) else { return false }
      removed.append(resource)
      return true
    }
    guard !removed.isEmpty else { return }
    dropIndices()
    notePlaces()
    removeFromIndex(removed)
  }

  /// Copies of all resources, in the same order.
  package func copy() -> ResourceSet {
    var copy = self
    copy.resources = resources.map { $0.copy() }
    copy.dropIndices()
    copy.notePlaces()
    // What finds a resource finds its copy: no identity has to be hashed anew.
    copy.index.mapBuckets { bucket in bucket.compactMap { place(of: $0).map { copy.resources[$0] } } }
    return copy
  }

  /// Other resources instead of these.
  package mutating func setResources(_ resources: [Resource]) {
    self.resources = resources
    dropIndices()
    notePlaces()
    index = IdentityIndex()
    for resource in resources { noteIdentities(of: resource) }
  }

  /// Puts the same resources into another order.
  package mutating func reorder(_ resources: [Resource]) {
    self.resources = resources
    notePlaces()
  }

  private func notePlaces() {
    for (place, resource) in resources.enumerated() { resource.place = place }
  }

  private mutating func removeFromIndex(_ removed: [Resource]) {
    // By the numbers of their identities.
    var gone: [Int: Set<ObjectIdentifier>] = [:]
    for resource in removed {
      for id in resource.allIDs { gone[id.number, default: []].insert(ObjectIdentifier(resource)) }
    }
    for (number, gone) in gone { index.remove(gone, from: number) }
  }
}
