import YAML

/// Finds resources by the numbers of the identities that they have or had. What it finds is to be checked, as two
/// identities may have one number.
///
/// Every build has one, so that it is no dictionary: to make the first of a type takes longer than a small build.
struct IdentityIndex {
  private var entries: [(number: Int, bucket: Bucket)] = []
  private var index = SmallIndex()

  private func place(of number: Int) -> Int? {
    index.first(hash: { number }, where: { entries[$0].number == number })
  }

  /// The resources that may have or have had an identity of this number.
  subscript(number: Int) -> Bucket { place(of: number).map { entries[$0].bucket } ?? .nothing }

  mutating func insert(_ resource: Resource, as number: Int) {
    if let place = place(of: number) { return entries[place].bucket.insert(resource) }
    entries.append((number, .one(resource)))
    index.append { [entries] in entries[$0].number }
  }

  mutating func remove(_ resources: Set<ObjectIdentifier>, from number: Int) {
    if let place = place(of: number) { entries[place].bucket.remove(resources) }
  }

  mutating func mapBuckets(_ other: (Bucket) -> Bucket) {
    for place in entries.indices { entries[place].bucket = other(entries[place].bucket) }
  }
}
