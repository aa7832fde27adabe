import Diagnostics
import Inspection
import TestSupport
import Testing

@testable import StrataCommands

/// A diff builds both of its sides at once.
@Suite struct DiffRepetitionTests {
  private static func model(_ name: String, _ pods: String) -> String {
    "apiVersion: strata.dev/v1alpha1\nkind: DeploymentModel\nmetadata: {name: \(name)}\nspec: {pods: \(pods)}\n"
  }

  private static let app = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app}
    spec:
      selector: {matchLabels: {app: app}}
      template:
        metadata: {labels: {app: app}}
        spec: {containers: [{name: a, image: x}, {name: b, image: x}]}

    """

  private static let files = [
    "dev/kustomization.yaml": "resources: [app.yaml]\n", "dev/app.yaml": app,
    "prod/kustomization.yaml": "resources: [app.yaml]\nreplicas: [{name: app, count: 3}]\n", "prod/app.yaml": app,
    "model/kustomization.yaml": """
    apiVersion: kustomize.config.k8s.io/v1alpha1
    kind: Component
    transformers: [apart.yaml, together.yaml]

    """,
    "model/apart.yaml": model("apart", "[{name: one, containers: [app/a]}, {name: two, containers: [app/b]}]"),
    "model/together.yaml": model("together", "[{name: all, containers: [one, two]}]"),
  ]

  /// A model remembers what the one before it has made of a build. Were that remembered by what both sides share, their
  /// threads would meet in it every few dozen runs: each of two thousand is the same.
  @Test func bothSidesShareNothing() throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write(path, text) }
    func path(_ name: String) -> String { folder.url.appending(path: name).path }
    let arguments = [path("dev"), path("prod"), "--component", path("model")]
    let command = try DiffCommand.parse(arguments)
    let request = try DiffRequest(command.targets, revision: nil, isMatrix: false, output: command.output.format.name)
    func report() throws -> [UInt8] {
      let sides = try command.load(request)
      return try command.output.format.render(DiffReport(sides[0], sides[1]), OutputStyle(color: false))
    }
    let first = try report()
    #expect(!first.isEmpty)
    #expect(try (0..<2000).count { _ in try report() != first } == 0)
  }
}
