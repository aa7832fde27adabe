import Strata

// Runs the examples of the documentation in the folder of the repository, one after another.

func section(_ title: String, _ example: () async throws -> Void) async {
  print("# \(title)")
  do { try await example() } catch { print("failed: \(error)") }
}

await section("README", readme)
await section("Building a folder") {
  try buildingAFolder()
  try layingComponentsOverIt()
  try buildingWhatIsOnNoDisk()
  handlingWhatGoesWrong()
}
await section("Building many environments") {
  try buildingManyEnvironments()
  print(try changes(ofCluster: BuildSession().render("overlays/dev").yaml).resources.count, "resources would change")
  print(try await images(of: ["overlays/dev", "overlays/prod"]).sorted())
}
await section("Finding where a value comes from") {
  try findingWhereAValueComesFrom()
  try findingWhatItReplaced()
}
await section("Reviewing a change") {
  print(review(from: "overlays/prod", to: "overlays/dev"))
  print(review(from: "overlays/prod", to: "overlays/pord"))
}
