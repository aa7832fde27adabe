/// The resources that have or had one identity: nearly always one.
enum Bucket {
  case nothing
  case one(Resource)
  /// Apart, so that all others take no more than a reference.
  case many(Members)

  /// Copied before it is changed where several buckets have it.
  final class Members {
    private(set) var list: [Resource]
    private var known: Set<ObjectIdentifier>

    init(_ list: [Resource]) {
      self.list = list
      known = Set(list.map(ObjectIdentifier.init))
    }

    func insert(_ resource: Resource) {
      if known.insert(ObjectIdentifier(resource)).inserted { list.append(resource) }
    }
  }

  var resources: [Resource] {
    switch self {
    case .nothing: []
    case .one(let resource): [resource]
    case .many(let members): members.list
    }
  }

  private init(_ resources: [Resource]) {
    switch resources.count {
    case 0: self = .nothing
    case 1: self = .one(resources[0])
    default: self = .many(Members(resources))
    }
  }

  /// With other resources in the places of these.
  func compactMap(_ other: (Resource) -> Resource?) -> Bucket {
    if case .one(let resource) = self { return other(resource).map(Bucket.one) ?? .nothing }
    return Bucket(resources.compactMap(other))
  }

  mutating func insert(_ resource: Resource) {
    switch self {
    case .nothing:
      self = .one(resource)
    case .one(let present):
      guard present !== resource else { return }
      self = .many(Members([present, resource]))
    case .many(var members):
      // Given up here, so that the list grows in its place.
      self = .nothing
      if !isKnownUniquelyReferenced(&members) { members = Members(members.list) }
      members.insert(resource)
      self = .many(members)
    }
  }

  mutating func remove(_ removed: Set<ObjectIdentifier>) {
    self = Bucket(resources.filter { !removed.contains(ObjectIdentifier($0)) })
  }
}
