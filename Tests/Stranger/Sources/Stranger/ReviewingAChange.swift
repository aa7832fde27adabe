import Strata

// The program of the article with this name.

struct Finding: CustomStringConvertible {
  let resource: Resource.ID
  let message: String
  let location: Location?

  var description: String { "\(location?.description ?? "somewhere"): \(resource): \(message)" }
}

func loneReplica(_ resource: Resource) -> Finding? {
  guard let replicas = resource["spec.replicas"], let count = replicas.integer, count < 2 else { return nil }
  return Finding(
    resource: resource.id, message: "\(count) replica is none while it restarts", location: replicas.location)
}

func limitlessContainers(_ resource: Resource) -> [Finding] {
  (resource["spec.template.spec.containers"]?.list ?? [])
    .filter { $0["resources"]?["limits"]?["memory"] == nil }
    .map { container in
      let name = container["name"]?.string ?? "container"
      return Finding(resource: resource.id, message: "\(name) has no memory limit", location: container.location)
    }
}

func findings(in manifests: Manifests) -> [Finding] {
  manifests.resources.flatMap { [loneReplica($0)].compactMap { $0 } + limitlessContainers($0) }
}

func lines(of diff: Diff) -> [String] {
  diff.resources.flatMap { resource -> [String] in
    guard resource.change == .changed else { return ["\(resource.change) \(resource.id)"] }
    return resource.fields.filter { !$0.followsRename }.map { field in
      let place = (field.new ?? field.old)?.location
      return "\(place?.description ?? "somewhere"): \(resource.id): \(field.path) \(field.change)"
    }
  }
}

func review(from old: String, to new: String) -> Bool {
  do {
    let sides = try BuildSession().build([old, new])
    for line in lines(of: Diff(from: sides[0], to: sides[1])) { print(line) }
    for warning in sides[1].warnings { print(warning) }
    let problems = findings(in: sides[1])
    for problem in problems { print(problem) }
    return problems.isEmpty
  } catch {
    print(error)
    return false
  }
}
