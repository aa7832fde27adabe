import Foundation
import Kustomize
import TestSupport
import Testing

/// Every overlay of this repository, against its golden file and, where it is installed, against kubectl.
@Suite struct ShippedOverlayTests {
  static let overlays = Repository.folders(in: "overlays")

  private func render(_ overlay: String) throws -> Data {
    let directory = Repository.path("overlays/\(overlay)")
    return Data(try Build.render(directory: directory, options: BuildOptions()).yaml)
  }

  @Test(arguments: overlays)
  func goldenFile(_ overlay: String) throws {
    let golden = Repository.root.appending(path: "Tests/GoldenTests/Shipped/\(overlay).yaml")
    try expectGolden(try render(overlay), equals: golden)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "kubectl is not installed"), arguments: overlays)
  func kubectl(_ overlay: String) throws {
    let expected = try Kubectl.kustomize(Repository.path("overlays/\(overlay)"))
    let actual = try render(overlay)
    #expect(actual == expected, "\(firstDifference(actual, expected))")
  }

  @Test func overlaysAreFound() {
    #expect(Self.overlays == ["dev", "prod", "staging"])
  }
}
