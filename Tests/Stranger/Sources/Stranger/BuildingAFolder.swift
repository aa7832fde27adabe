import Strata

// The examples of the article with this name.

func buildingAFolder() throws {
  let prod = try Manifests(building: "overlays/prod")
  print(prod.resources.count, "resources in", try prod.yaml().count, "bytes")
  for resource in prod.resources where resource.kind == "StatefulSet" {
    print(resource.name, resource["spec.replicas"]?.integer ?? 1)
  }
}

func layingComponentsOverIt() throws {
  let apart = try Manifests(building: "overlays/prod", components: ["models/multi-pod"])
  print(apart.resources.filter { $0["spec.template"] != nil }.map(\.name))
}

func buildingWhatIsOnNoDisk() throws {
  let files = Files.memory([
    "app/kustomization.yaml": "namePrefix: dev-\nresources: [settings.yaml]\n",
    "app/settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n",
  ])
  let manifests = try Manifests(building: "app", files: files)
  print(manifests.resources[0].name)  // dev-settings
}

func handlingWhatGoesWrong() {
  do {
    _ = try Manifests(building: "overlays/pord")
  } catch {
    for diagnostic in error.diagnostics { print(diagnostic.code, diagnostic.message) }
  }
}
