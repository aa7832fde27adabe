import Strata

// The examples of the article with this name.

func buildingManyEnvironments() throws {
  let session = BuildSession()
  let folders = ["overlays/dev", "overlays/staging", "overlays/prod"]
  for (folder, rendering) in zip(folders, try session.render(folders)) {
    print(folder, rendering.yaml.count, "bytes,", rendering.warnings.count, "warnings")
  }

  let environments = try session.build(["overlays/dev", "overlays/prod"])
  let diff = Diff(from: environments[0], to: environments[1])
  for resource in diff.resources where resource.change == .changed {
    for field in resource.fields where !field.followsRename {
      print(resource.id, field.path, field.old?.description ?? "-", "→", field.new?.description ?? "-")
    }
  }
}

func changes(ofCluster output: [UInt8]) throws -> Diff {
  let live = try Manifests(reading: output, name: "cluster")
  return Diff(from: live, to: try Manifests(building: "overlays/prod"))
}

func images(of folders: [String]) async throws -> Set<String> {
  try await withThrowingTaskGroup(of: [String].self) { group in
    for folder in folders {
      group.addTask {
        try Manifests(building: folder).resources
          .flatMap { $0["spec.template.spec.containers"]?.list ?? [] }
          .compactMap { $0["image"]?.string }
      }
    }
    return try await group.reduce(into: []) { $0.formUnion($1) }
  }
}
