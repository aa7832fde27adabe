import Strata

// The examples of the article with this name.

func findingWhereAValueComesFrom() throws {
  let prod = try Manifests(building: "overlays/prod")
  for resource in prod.resources {
    guard let replicas = resource["spec.replicas"] else { continue }
    print(resource.id, replicas, replicas.location?.description ?? "")
  }

  let patch = "overlays/prod/statefulset-patch.yaml"
  for origin in prod.origins() where origin.value.location?.path == patch && origin.path.hasSuffix("replicas") {
    print(origin.resource, origin.path, origin.value)
  }
}

func findingWhatItReplaced() throws {
  var options = BuildOptions()
  options.keepsHistory = true
  let manifests = try Manifests(building: "overlays/prod", options: options)
  for origin in manifests.origins() where origin.path == "spec.replicas" {
    for step in origin.replaced {
      print(step.value, step.value.location?.description ?? "")
    }
    print(origin.value, origin.value.location?.description ?? "", origin.instruction?.name ?? "")
  }
}
