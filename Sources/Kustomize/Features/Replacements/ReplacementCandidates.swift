import Kubernetes

/// The resources that replacements choose from. Where a name is given literally, a table finds them by the names that
/// they have or had.
struct ReplacementCandidates {
  let resources: [Resource]
  private var placesByName: [String: [Int]]?

  init(_ resources: [Resource]) { self.resources = resources }

  /// The places of the resources that may have a name, in order; those of all for nil.
  mutating func places(named name: String?) -> [Int] {
    guard let name else { return Array(resources.indices) }
    if placesByName == nil {
      placesByName = [String: [Int]](minimumCapacity: resources.count)
      for place in resources.indices { noteName(ofResourceAt: place) }
    }
    return placesByName?[name] ?? []
  }

  /// To be called once a name has changed. The old one stays in the table, as what it finds is checked anyway.
  mutating func noteName(ofResourceAt place: Int) {
    let resource = resources[place]
    note(resource.name, place)
    for previous in resource.previousNames where previous.name != resource.name { note(previous.name, place) }
  }

  private mutating func note(_ name: String, _ place: Int) {
    var places = placesByName?[name] ?? []
    guard let last = places.last, last >= place else {
      placesByName?[name, default: []].append(place)
      return
    }
    guard !places.contains(place) else { return }
    places.insert(place, at: places.firstIndex { $0 > place } ?? places.count)
    placesByName?[name] = places
  }
}
