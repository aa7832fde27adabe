import Strata
import Testing

@Suite struct BuildErrorTests {
  @Test func errorsAreData() throws {
    let error = try #require(throws: BuildError.self) { try Shop.build("overlays/broken") }
    #expect(error.diagnostics.count == 1)
    let diagnostic = try #require(error.diagnostics.first)
    #expect((diagnostic.code, diagnostic.name) == ("K0300", "patch-without-match"))
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.message == "no Deployment 'wbe' for this patch")
    #expect(diagnostic.location?.description == "overlays/broken/kustomization.yaml:6:22")
    #expect(diagnostic.path == "overlays/broken/kustomization.yaml")
    #expect(diagnostic.hint == "did you mean 'web'?")
    #expect(diagnostic.notes.first?.location?.path == "base/deployment.yaml")
  }

  @Test func anErrorDescribesItselfAsOnTheCommandLine() throws {
    let error = try #require(throws: BuildError.self) { try Shop.build("overlays/broken") }
    let lines = error.description.split(separator: "\n")
    #expect(
      lines.first == """
        overlays/broken/kustomization.yaml:6:22: error: no Deployment 'wbe' for this patch [K0300 patch-without-match]
        """)
    #expect(lines.contains { $0.hasSuffix("^^^ did you mean 'web'?") })
    #expect(!error.description.hasSuffix("\n"))
  }

  @Test func warningsAreData() throws {
    let manifests = try Shop.build("overlays/typo")
    let warning = try #require(manifests.warnings.first)
    #expect(manifests.warnings.count == 1)
    #expect(warning.severity == .warning)
    #expect(warning.location?.path == "overlays/typo/kustomization.yaml")
    #expect(warning.location?.line == 2)
  }

  @Test func strictBuildsFailOnWarnings() throws {
    let warnings = try Shop.build("overlays/typo").warnings
    var options = BuildOptions()
    options.isStrict = true
    let error = try #require(throws: BuildError.self) { try Shop.build("overlays/typo", options: options) }
    #expect(error.diagnostics.map(\.message) == warnings.map(\.message))
    #expect(error.diagnostics.map(\.severity) == [.error])
  }

  @Test func aMissingFolderIsAnError() throws {
    let error = try #require(throws: BuildError.self) { try Shop.build("overlays/pord") }
    #expect(error.diagnostics.first?.message == "there is no folder 'overlays/pord'")
    #expect(error.diagnostics.first?.location == nil)
  }

  @Test func whatIsNoResourceIsNotRead() throws {
    let error = try #require(throws: BuildError.self) {
      try Manifests(reading: Array("kind: Service\nspec: 1\n".utf8), name: "a.yaml")
    }
    #expect(error.diagnostics.first?.location?.description == "a.yaml:1:7")
    #expect(throws: BuildError.self) { try Manifests(reading: Array("a: [".utf8), name: "a.yaml") }
  }

  @Test func whatCannotBePrintedIsAnError() throws {
    let text = "apiVersion: v1\nkind: X\nmetadata: {name: x}\nspec: .inf\n"
    let manifests = try Manifests(reading: Array(text.utf8), name: "x.yaml")
    #expect(throws: BuildError.self) { try manifests.yaml() }
    #expect(throws: BuildError.self) { try manifests.resources[0].yaml() }
    #expect(manifests.resources[0]["spec"]?.float == .infinity)
  }

  @Test func programsAndChartsAreRefusedUnlessAskedFor() throws {
    let files = Files.memory([
      "kustomization.yaml": "helmCharts: [{name: x, repo: https://example.com}]\n"
    ])
    #expect(throws: BuildError.self) { try Manifests(building: ".", files: files) }
    let function = Files.memory([
      "kustomization.yaml": "transformers: [f.yaml]\n",
      "f.yaml": """
      apiVersion: example.com/v1
      kind: F
      metadata:
        name: f
        annotations: {config.kubernetes.io/function: "exec: {path: ./f}"}
      """,
    ])
    #expect(throws: BuildError.self) { try Manifests(building: ".", files: function) }
  }
}
