import Strata

// The example of the README.

func readme() throws {
  let session = BuildSession()
  let environments = try session.build(["overlays/dev", "overlays/prod"])
  let diff = Diff(from: environments[0], to: environments[1])
  for resource in diff.resources {
    for field in resource.fields where field.path.hasSuffix("replicas") {
      print(resource.id, field.path, field.new?.description ?? "-", field.new?.location?.description ?? "")
    }
  }
}
