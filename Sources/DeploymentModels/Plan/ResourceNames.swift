import Kubernetes

/// The resources of a build by every name that they have or had.
struct ResourceNames {
  private var byName: [String: [Resource]] = [:]

  init(_ resources: [Resource]) {
    for resource in resources {
      for name in Set(resource.allNames) { byName[name, default: []].append(resource) }
    }
  }

  /// The resource of a kind that a name in another resource means: one that has the same prefixes and suffixes as that
  /// one, as kustomize chooses; else the one that has the name now; else one that had it.
  func resource(_ kind: String, named name: String, from referrer: Resource) -> Resource? {
    let namespace = referrer.id.effectiveNamespace
    return (byName[name] ?? []).filter { resource in
      resource.kind == kind
        && (resource.id.effectiveNamespace == namespace || resource.id.isClusterScoped
          || resource.originalID.effectiveNamespace == namespace)
    }.choice(named: name, by: referrer)
  }
}

extension [Resource] {
  /// Of resources that all have or had a name, the one that it means in another resource.
  func choice(named name: String, by referrer: Resource?) -> Resource? {
    if count <= 1 { return first }
    if let referrer {
      let same = filter { $0.prefixes == referrer.prefixes && $0.suffixes == referrer.suffixes }
      if same.count == 1 { return same[0] }
    }
    return first { $0.name == name } ?? first
  }
}
