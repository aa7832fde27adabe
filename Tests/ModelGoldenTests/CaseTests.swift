import DeploymentModels
import Diagnostics
import Foundation
import Kustomize
import TestSupport
import Testing

/// The rules of the table, one by one: manifests and a model in, manifests and warnings out.
///
/// ```
/// Cases/NAME/resources.yaml      the manifests
///            model.yaml          the model
///            expected.yaml       what comes out
///            expected.warnings   what is lost, where anything is
/// ```
@Suite struct CaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  @Test(arguments: Repository.folders(in: "Tests/ModelGoldenTests/Cases"))
  func rule(_ name: String) throws {
    let folder = Self.folder.appending(path: name)
    let files = [
      "kustomization.yaml": "resources: [resources.yaml]\ntransformers: [model.yaml]\n",
      "resources.yaml": try String(contentsOf: folder.appending(path: "resources.yaml"), encoding: .utf8),
      "model.yaml": try String(contentsOf: folder.appending(path: "model.yaml"), encoding: .utf8),
    ]
    let result = try Build.run(
      directory: ".", plugins: [DeploymentModelPlugin()], fileSystem: InMemoryFileSystem(files))
    try expectGolden(Data(try result.yaml()), equals: folder.appending(path: "expected.yaml"))
    let warnings = plainText(result.warnings)
    if !warnings.isEmpty {
      try expectGolden(Data(warnings.utf8), equals: folder.appending(path: "expected.warnings"))
    }
    try expectStrict(files, fails: result.warnings)
  }

  /// With `--strict` the same build fails for just what it warns of.
  private func expectStrict(_ files: [String: String], fails warnings: [Diagnostic]) throws {
    var options = BuildOptions()
    options.isStrict = true
    do {
      _ = try Build.run(
        directory: ".", options: options, plugins: [DeploymentModelPlugin()], fileSystem: InMemoryFileSystem(files))
      #expect(warnings.isEmpty)
    } catch let errors as DiagnosticList {
      #expect(errors.diagnostics.map(\.message) == warnings.map(\.message))
      #expect(errors.diagnostics.allSatisfy { $0.severity == .error })
    }
  }
}
