import Kustomize
import Testing

@testable import DeploymentModels

/// One plugin for several builds at once.
@Suite struct SharedPluginTests {
  private static let files = [
    "kustomization.yaml": "resources: [resources.yaml]\ntransformers: [apart.yaml, together.yaml]\n",
    "resources.yaml": Fixture.deployment("app", "{name: a, image: x}, {name: b, image: x}"),
    "apart.yaml": model("apart", "[{name: one, containers: [app/a]}, {name: two, containers: [app/b]}]"),
    "together.yaml": model("together", "[{name: app, containers: [one, two]}]"),
  ]

  private static func model(_ name: String, _ pods: String) -> String {
    "apiVersion: strata.dev/v1alpha1\nkind: DeploymentModel\nmetadata: {name: \(name)}\nspec: {pods: \(pods)}\n"
  }

  /// The second model of a build finds what the first has done, and nothing that another build's has.
  @Test func buildsShareNothing() async throws {
    let plugin = DeploymentModelPlugin()
    let build: @Sendable () throws -> [UInt8] = {
      try Build.run(directory: ".", plugins: [plugin], fileSystem: InMemoryFileSystem(Self.files)).yaml()
    }
    let expected = try build()
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { try (0..<50).allSatisfy { _ in try build() == expected } }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
