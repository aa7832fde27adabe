import DeploymentModels
import Diagnostics
import Foundation
import Kustomize
import TestSupport
import Testing

/// What models refuse: manifests and a model in, a diagnostic out.
///
/// ```
/// Refusals/NAME/resources.yaml   the manifests
///               model.yaml       the model
///               second.yaml      a model over that, where there is one
///               expected.err     the refusal
/// ```
@Suite struct RefusalTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Refusals")
  static let names = Repository.folders(in: "Tests/ModelGoldenTests/Refusals")

  @Test(arguments: names)
  func refusal(_ name: String) throws {
    var files = ["kustomization.yaml": "resources: [resources.yaml]\ntransformers:\n- model.yaml\n"]
    for file in ["resources.yaml", "model.yaml", "second.yaml"] {
      let text = try? String(contentsOf: Self.folder.appending(path: "\(name)/\(file)"), encoding: .utf8)
      files[file] = text
      if file == "second.yaml", text != nil { files["kustomization.yaml"]! += "- second.yaml\n" }
    }
    do {
      _ = try Build.run(
        directory: ".", plugins: [DeploymentModelPlugin()], fileSystem: InMemoryFileSystem(files))
      Issue.record("\(name) was not refused")
    } catch let refusal as Diagnostic {
      try expectGolden(
        Data(plainText([refusal]).utf8), equals: Self.folder.appending(path: "\(name)/expected.err"))
      // A refusal says where, and what would resolve it.
      #expect(refusal.location != nil)
    }
  }

  @Test func refusalsAreFound() {
    #expect(Self.names.count >= 25)
  }
}
