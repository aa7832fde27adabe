import Strata
import Testing

@Suite struct BuildSessionTests {
  @Test func rendersAsBuildsAlone() throws {
    let folders = ["overlays/dev", "overlays/prod", "overlays/typo", "overlays/dev"]
    let session = BuildSession(files: Shop.files)
    let renderings = try session.render(folders)
    for (folder, rendering) in zip(folders, renderings) {
      let alone = try Shop.build(folder)
      #expect(try rendering.text == alone.text())
      #expect(rendering.warnings == alone.warnings)
      #expect(try session.render(folder) == rendering)
    }
  }

  @Test(arguments: [1, 2]) func whatItBuiltStaysAsItWas(threads: Int) throws {
    var options = BuildOptions()
    options.threads = threads
    let session = BuildSession(options: options, files: Shop.files)
    let folders = ["overlays/dev", "overlays/prod", "overlays/dev", "base"]
    let built = try session.build(folders) + folders.map { try session.build($0) }
    _ = try session.render(folders)
    for (folder, manifests) in zip(folders + folders, built) {
      #expect(try manifests.yaml() == Shop.build(folder).yaml())
    }
  }

  @Test func laysComponentsOverEach() throws {
    let session = BuildSession(files: Shop.files)
    let folders = ["overlays/dev", "overlays/prod"]
    let built = try session.build(folders, components: ["components/loud"])
    let renderings = try session.render(folders, components: ["components/loud"])
    for (index, folder) in folders.enumerated() {
      let alone = try Shop.build(folder, components: ["components/loud"])
      #expect(try built[index].yaml() == alone.yaml())
      #expect(try renderings[index].yaml == alone.yaml())
      #expect(try session.render(folder, components: ["components/loud"]).yaml == alone.yaml())
      #expect(try session.build(folder).yaml() == Shop.build(folder).yaml())
    }
  }

  @Test func throwsTheErrorOfTheFirstThatHasOne() throws {
    let session = BuildSession(files: Shop.files)
    let error = try #require(throws: BuildError.self) {
      try session.render(["overlays/dev", "overlays/broken", "overlays/missing"])
    }
    #expect(error.diagnostics.map(\.code) == ["K0300"])
    #expect(throws: BuildError.self) { try session.build("overlays/missing") }
    #expect(try session.render("overlays/prod").yaml == Shop.build("overlays/prod").yaml())
  }

  @Test func keepsTheHistoryOfEachBuild() throws {
    var options = BuildOptions()
    options.keepsHistory = true
    let session = BuildSession(options: options, files: Shop.files)
    let first = try session.build("overlays/prod")
    let before = first.origins()
    _ = try session.build(["overlays/dev", "overlays/prod"])
    _ = try session.render("overlays/typo")
    #expect(first.origins() == before)
    #expect(before == (try Shop.build("overlays/prod", options: options).origins()))
  }

  @Test func whatIsToldGoesToAnyThread() async throws {
    let folders = ["overlays/dev", "overlays/prod"]
    let told = try await withThrowingTaskGroup(of: (Rendering, [Value]).self) { group in
      for folder in folders {
        group.addTask {
          let session = BuildSession(files: Shop.files)
          return (try session.render(folder), try session.build(folder).resources.map(\.value))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(told.map(\.0.text)) == Set(try folders.map { try Shop.build($0).text() }))
    #expect(told.allSatisfy { !$0.1.isEmpty })
  }
}
