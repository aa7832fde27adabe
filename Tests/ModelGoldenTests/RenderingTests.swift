import DeploymentModels
import Diagnostics
import Foundation
import Kustomize
import TestSupport
import Testing

/// Every overlay of every system in every of its models.
@Suite struct RenderingTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Rendered")

  /// The manifests, the warnings, or the refusal.
  @Test(arguments: Repository.renderings)
  func rendering(_ rendering: Repository.Rendering) throws {
    let file = Self.folder.appending(path: rendering.testDescription)
    do {
      let result = try rendering.build()
      try expectGolden(Data(try result.yaml()), equals: file.appendingPathExtension("yaml"))
      let warnings = plainText(result.warnings)
      if !warnings.isEmpty { try expectGolden(Data(warnings.utf8), equals: file.appendingPathExtension("warnings")) }
    } catch let refusal as Diagnostic {
      try expectGolden(Data(plainText([refusal]).utf8), equals: file.appendingPathExtension("err"))
    }
  }

  @Test func allAreFound() {
    #expect(Repository.renderings.count { $0.system.name == "kagent" } == 9)
    #expect(Repository.renderings.count >= 27)
  }

  /// The comparison of each system's models, as `strata models` prints it.
  @Test(arguments: Repository.systems)
  func comparison(_ system: Repository.System) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Comparisons")
    let comparison = try ModelComparison(
      directory: Repository.path(system.folder + "overlays/prod"),
      models: system.models.map { Repository.path(system.folder + "models/" + $0) })
    for (kind, name) in [("txt", "text"), ("md", "markdown"), ("json", "json")] {
      let format = try #require(ModelComparison.format(named: name))
      let text = String(decoding: try format.render(comparison, OutputStyle()), as: UTF8.self)
      try expectGolden(Data(Repository.relative(text).utf8), equals: folder.appending(path: "\(system.name).\(kind)"))
    }
  }

  /// What the examples' overlays are without a model, kubectl prints too.
  @Test(.enabled(if: Kubectl.isInstalled, "kubectl is not installed"), arguments: Repository.systems.dropFirst())
  func baseIsPlain(_ system: Repository.System) throws {
    for overlay in system.overlays {
      let directory = Repository.path(system.folder + "overlays/" + overlay)
      let own = try Build.run(directory: directory).yaml()
      #expect(try Kubectl.kustomize(directory) == Data(own), "\(overlay)")
    }
  }
}
