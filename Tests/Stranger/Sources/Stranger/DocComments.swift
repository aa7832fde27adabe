import Strata

// The examples of the doc comments, by the type that they stand at. A test holds each against its comment.

func landingPage() throws {
  let manifests = try Manifests(building: "overlays/prod")
  for resource in manifests.resources {
    print(resource.id, resource["metadata.name"]?.location?.description ?? "")
  }
}

func manifests() throws {
  let manifests = try Manifests(building: "overlays/prod")
  for resource in manifests.resources {
    print(resource.kind, resource.name)
  }
}

func text(of manifests: Manifests) throws {
  print(try manifests.text())
}

func components() throws -> Manifests {
  let apart = try Manifests(building: "overlays/prod", components: ["models/multi-pod"])
  return apart
}

func comparison(with output: [UInt8]) throws -> Diff {
  let live = try Manifests(reading: output, name: "cluster")
  let diff = Diff(from: live, to: try Manifests(building: "overlays/prod"))
  return diff
}

func session() throws -> Diff {
  let session = BuildSession()
  for rendering in try session.render(["overlays/dev", "overlays/prod"]) {
    print(rendering.text)
  }
  let environments = try session.build(["overlays/dev", "overlays/prod"])
  let diff = Diff(from: environments[0], to: environments[1])
  return diff
}

func diff(from before: Manifests, to after: Manifests) {
  let diff = Diff(from: before, to: after)
  for resource in diff.resources {
    print(resource.change, resource.id)
    for field in resource.fields where !field.followsRename {
      print("  ", field.path, field.old?.description ?? "-", field.new?.description ?? "-")
    }
  }
}

func options() throws -> Manifests {
  var options = BuildOptions()
  options.isStrict = true
  options.helm = BuildOptions.Helm(kubeVersion: "1.33")
  let manifests = try Manifests(building: "overlays/prod", options: options)
  return manifests
}

func warnings(of manifests: Manifests) {
  for warning in manifests.warnings {
    print(warning)
  }
}

func error() {
  do {
    let manifests = try Manifests(building: "overlays/prod")
    print(manifests.resources.count)
  } catch {
    for diagnostic in error.diagnostics {
      print(diagnostic.location?.line ?? 0, diagnostic.message)
    }
  }
}

func value(of resource: Resource) {
  let image = resource["spec.template.spec.containers[web].image"]
  print(image?.string ?? "", image?.location?.description ?? "")

  let replicas = resource.value["spec"]?["replicas"]
  print(replicas?.integer ?? 1)
  print(replicas?.location?.description ?? "")
}

func print(_ value: Value, at path: String) {
  switch value.content {
  case .mapping(let fields): for field in fields { print(field.value, at: path + "/" + field.key) }
  case .list(let elements): for element in elements { print(element, at: path + "/-") }
  default: Swift.print(path, value)
  }
}

func origins() throws {
  var options = BuildOptions()
  options.keepsHistory = true
  let manifests = try Manifests(building: "overlays/prod", options: options)
  for origin in manifests.origins() where !origin.replaced.isEmpty {
    print(origin.resource, origin.path, origin.value, origin.value.location?.description ?? "")
    for step in origin.replaced {
      print("  was", step.value, step.value.location?.description ?? "")
    }
  }
}
