import Diagnostics
import Foundation
import TestSupport
import Testing

/// Every rendered model against the schemas of Kubernetes 1.32, by a validator that is not ours.
@Suite(.enabled(if: PythonTools.areInstalled, "kubernetes-validate could not be installed with pip"))
struct ValidationTests {
  /// Custom resources, of which the validator knows no schema, are passed over.
  @Test(arguments: Repository.renderings)
  func isValid(_ rendering: Repository.Rendering) throws {
    guard let result = try? rendering.build() else { return }
    let file = FileManager.default.temporaryDirectory.appending(path: "strata-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(try result.yaml()).write(to: file)
    let run = try #require(
      Command.run(
        PythonTools.binaries! + "/kubernetes-validate",
        ["-k", "1.32.0", "--strict", "--no-warn", "--quiet", file.path]))
    #expect(run.status == 0, "\(run.output)")
  }
}
